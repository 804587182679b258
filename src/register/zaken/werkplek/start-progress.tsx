import { useEffect, useRef } from 'react'
import { Alert } from '../../../web/ui/alert.tsx'
import { useMeld } from '../../../web/ui/announce.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Stack } from '../../../web/ui/layout.tsx'
import type { Zaakstart } from '../contract.ts'
import { zaakTexts } from './texts.ts'

/** A screen asks this often, in ms, how far the zaken are that are being started, and those that wait for their zaaksysteem. */
const STARTING_MS = 1_000
const WAITING_MS = 5_000

/** Says when to ask again how far zaken are that are being started: not when all are. */
export function startRefresh(starten: readonly Zaakstart[] | undefined): number | false {
  const busy = starten?.filter(({ status }) => status === 'wacht') ?? []
  if (busy.some(({ nummer, fout }) => !nummer && !fout)) return STARTING_MS
  return busy.length > 0 ? WAITING_MS : false
}

/** Announces the number of a zaak once it is known, and that a zaaksysteem does not answer. What was there already is not announced. */
export function useStartNews(starten: readonly Zaakstart[]): void {
  const t = useTexts(zaakTexts)
  const meld = useMeld()
  const before = useRef(new Map(starten.map((start) => [start.uuid, start])))
  useEffect(() => {
    for (const start of starten) {
      const was = before.current.get(start.uuid)
      if (was && !was.nummer && start.nummer) meld.say(t.numberKnown(start.nummer))
      else if (was && !was.fout && start.fout)
        meld.say(`${t.waiting(start.zaaktype.omschrijving)} ${t.tell}: ${start.voorDeKlant}`)
      before.current.set(start.uuid, start)
    }
  }, [starten, meld, t])
}

/** Shows how far a zaak is that is being started, with what can be said to the customer. */
export function StartProgress({ start }: { start: Zaakstart }) {
  const t = useTexts(zaakTexts)
  const formats = useFormats()
  const { status, nummer, zaaktype, zaaksysteem, fout, volgendePoging, reden, voorDeKlant } = start
  const tell = (
    <p>
      {t.tell}: “{voorDeKlant}”
    </p>
  )
  if (status === 'opgegeven')
    return (
      <Alert kind="warning" title={t.givenUp(zaaktype.omschrijving)}>
        <Stack gap="small">
          <p className="balie-prose">{reden}</p>
          {tell}
        </Stack>
      </Alert>
    )
  if (nummer)
    return (
      <Alert kind="ok" title={t.startedAs(zaaktype.omschrijving)}>
        <Stack gap="small">
          <strong className="contact-number">{nummer}</strong>
          {status === 'wacht' && <p>{t.notComplete}</p>}
          {tell}
        </Stack>
      </Alert>
    )
  if (fout)
    return (
      <Alert kind="warning" title={t.waiting(zaaktype.omschrijving)}>
        <Stack gap="small">
          <p>
            {fout} {t.waitingHelp} {volgendePoging && t.tryAgainAt(formats.time(volgendePoging))}
          </p>
          {tell}
        </Stack>
      </Alert>
    )
  return <Alert title={t.starting(zaaktype.omschrijving, zaaksysteem.naam)}>{tell}</Alert>
}
