import type { Random } from './random.ts'

type Middel =
  | 'digid'
  | 'eherkenning'
  | 'eidas'
  | 'identiteitsdocument'
  | 'controlevragen'
  | 'ondertekende_brief'
  | 'machtiging'
type Niveau = 'laag' | 'substantieel' | 'hoog' | 'onbepaald'

/** The means by which an identity was established (R1). */
export interface DemoAuthenticatie {
  middel: Middel
  niveau: Niveau
}

/** Gives the means by which a customer of this kind shows who they are, by channel. */
export function authenticatieVia(kanaal: string, persoon: boolean): DemoAuthenticatie {
  if (kanaal === 'webformulier' || kanaal === 'dso')
    return { middel: persoon ? 'digid' : 'eherkenning', niveau: 'substantieel' }
  if (kanaal === 'balie') return { middel: 'identiteitsdocument', niveau: 'hoog' }
  if (kanaal === 'post') return { middel: 'ondertekende_brief', niveau: 'laag' }
  return { middel: 'controlevragen', niveau: kanaal === 'telefoon' ? 'laag' : 'onbepaald' }
}

const DAY = 86_400_000
/** At most this many days lie between one time and the next. */
const LONGEST = 130

const AUTHENTICATIES: readonly DemoAuthenticatie[] = [
  { middel: 'digid', niveau: 'substantieel' },
  { middel: 'digid', niveau: 'hoog' },
  { middel: 'identiteitsdocument', niveau: 'hoog' },
  { middel: 'controlevragen', niveau: 'laag' },
  { middel: 'eidas', niveau: 'substantieel' },
]
const AUTHENTICATIES_ORGANISATIE: readonly DemoAuthenticatie[] = [
  { middel: 'eherkenning', niveau: 'substantieel' },
  { middel: 'eherkenning', niveau: 'hoog' },
  { middel: 'ondertekende_brief', niveau: 'laag' },
]

/** Makes the times that the identity of a partij was established; `eerste` is the first. */
export function authenticaties(r: Random, persoon: boolean, eerste: Date): (DemoAuthenticatie & { op: Date })[] {
  const soorten = persoon ? AUTHENTICATIES : AUTHENTICATIES_ORGANISATIE
  let op = eerste.getTime()
  return Array.from({ length: r.between(1, 3) }, (_, keer) => {
    if (keer > 0) op += r.between(1, LONGEST) * DAY
    return { ...r.pick(soorten), op: new Date(op) }
  })
}
