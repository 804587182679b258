const PATHS = {
  close: 'M5 5l10 10M15 5L5 15',
  down: 'M5 8l5 5 5-5',
  up: 'M5 12l5-5 5 5',
  both: 'M6.5 8L10 4.5 13.5 8M6.5 12l3.5 3.5 3.5-3.5',
  info: 'M10 9v5M10 6v.01M10 18a8 8 0 1 0 0-16 8 8 0 0 0 0 16',
  ok: 'M6 10.5l3 3 5.5-6.5M10 18a8 8 0 1 0 0-16 8 8 0 0 0 0 16',
  warning: 'M10 8v4M10 14.5v.01M9 3L1.5 16.5h17L11 3z',
  error: 'M10 5.5V11M10 14v.01M10 18a8 8 0 1 0 0-16 8 8 0 0 0 0 16',
  search: 'M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12M13.5 13.5L18 18',
  user: 'M10 10a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M3.5 17.5a6.5 6.5 0 0 1 13 0',
  phone: 'M4 3h3l1.5 4-2 1.5a10 10 0 0 0 5 5l1.5-2 4 1.5v3c0 .6-.4 1-1 1A13 13 0 0 1 3 4c0-.6.4-1 1-1',
  mail: 'M2.5 5h15v10.500h-15zM2.500 5.500L10 11l7.500-5.500',
  bell: 'M5 14V9a5 5 0 0 1 10 0v5l1.5 1.500h-13zM8.500 17.500h3',
  lock: 'M5 9h10v8H5zM7 9V6a3 3 0 0 1 6 0v3',
} as const

export type IconName = keyof typeof PATHS

/** An icon beside a text that says the same; it is hidden from screen readers. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="balie-icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
