export const KANALEN = [
  'telefoon',
  'balie',
  'e-mail',
  'webformulier',
  'post',
  'chat',
  'whatsapp',
  'social media',
  'dso',
] as const
export type Kanaal = (typeof KANALEN)[number]

/** A channel is used this often when the question itself does not say. */
export const KANAAL_GEWICHT: Record<Kanaal, number> = {
  telefoon: 46,
  balie: 13,
  'e-mail': 17,
  webformulier: 11,
  post: 3,
  chat: 5,
  whatsapp: 4,
  'social media': 1,
  dso: 0,
}

/** The text of a klantcontact was noted by an employee, written by the customer, or written in a hurry. */
export const KANAAL_STIJL: Record<Kanaal, 'gesproken' | 'geschreven' | 'kort'> = {
  telefoon: 'gesproken',
  balie: 'gesproken',
  'e-mail': 'geschreven',
  webformulier: 'geschreven',
  post: 'geschreven',
  dso: 'geschreven',
  chat: 'kort',
  whatsapp: 'kort',
  'social media': 'kort',
}

/** A channel is open at these times, in minutes after midnight; the others take in messages on any day at any hour. */
export const OPENINGSTIJD: Partial<Record<Kanaal, { van: number; tot: number }>> = {
  telefoon: { van: 8 * 60 + 30, tot: 17 * 60 },
  balie: { van: 9 * 60, tot: 16 * 60 + 30 },
  post: { van: 9 * 60 + 15, tot: 12 * 60 },
  chat: { van: 9 * 60, tot: 17 * 60 },
}
