import type { LinkProps } from '@tanstack/react-router'
import { createContext } from 'react'
import type { beheerTexts } from './beheer-texts.ts'

/** The groups of parts, in their order. */
export const GROUPS = [
  'registreren',
  'binnen',
  'uit',
  'zaken',
  'gemeente',
  'mensen',
  'toegang',
  'verantwoording',
] as const

/** A part of beheer. */
export interface Place {
  to: LinkProps['to']
  /** Its name among the texts. */
  text: keyof (typeof beheerTexts)['nl']['about']
  group: (typeof GROUPS)[number]
  /** Users need this right to see it. */
  right: string
}

/** The parts of beheer that the user may see. The frame of the app provides them. */
export const Places = createContext<readonly Place[]>([])
