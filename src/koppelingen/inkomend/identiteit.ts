import { niveauSaid } from '../../begrippen/niveau.ts'
import { isObject } from '../../platform/json.ts'
import type { Identificator } from '../../register/partijen/contract.ts'
import { foutInNummer } from '../../register/partijen/rules.ts'
import type { Identiteit, Rol } from './inzending.ts'

// Reads who sent a form in, as Open Forms says it: the whole `auth_context`, or the parts of it that an administrator chose.

type Metadata = Readonly<Record<string, unknown>>

const textAt = (from: unknown, key: string): string =>
  isObject(from) && typeof from[key] === 'string' ? from[key].trim() : ''

const SOORTEN: Readonly<Record<string, 'bsn' | 'rsin' | 'kvk_nummer'>> = {
  bsn: 'bsn',
  rsin: 'rsin',
  kvk: 'kvk_nummer',
  kvkNummer: 'kvk_nummer',
}
const MIDDELEN: Readonly<Record<string, Identiteit['middel']>> = {
  digid: 'digid',
  eherkenning: 'eherkenning',
  eidas: 'eidas',
}
/** Where only a number was sent along, its kind says by which means it was established. */
const MIDDEL_OF: Readonly<Record<string, Identiteit['middel']>> = {
  bsn: 'digid',
  rsin: 'eherkenning',
  kvk_nummer: 'eherkenning',
}

/** The facts of a login, however they were sent. */
interface Login {
  source: string
  loa: string
  soort: string
  nummer: string
  vestiging: string
  namensSoort: string
  namensNummer: string
}

function ofContext(context: unknown): Login {
  const authorizee = isObject(context) ? context.authorizee : undefined
  const subject = isObject(authorizee) ? authorizee.legalSubject : undefined
  const representee = isObject(context) ? context.representee : undefined
  return {
    source: textAt(context, 'source'),
    loa: textAt(context, 'levelOfAssurance'),
    soort: textAt(subject, 'identifierType'),
    nummer: textAt(subject, 'identifier'),
    vestiging: textAt(subject, 'branchNumber'),
    namensSoort: textAt(representee, 'identifierType'),
    namensNummer: textAt(representee, 'identifier'),
  }
}

function ofParts(metadata: Metadata): Login {
  const [soort, nummer] = (['bsn', 'kvk'] as const)
    .map((kind) => [kind, textAt(metadata, `auth_${kind}`)] as const)
    .find(([, found]) => found) ?? ['', '']
  return {
    source: textAt(metadata, 'auth_context_source'),
    loa: textAt(metadata, 'auth_context_loa'),
    soort: textAt(metadata, 'auth_context_legal_subject_identifier_type') || soort,
    nummer: textAt(metadata, 'auth_context_legal_subject_identifier') || nummer,
    vestiging: textAt(metadata, 'auth_context_branch_number'),
    namensSoort: textAt(metadata, 'auth_context_representee_identifier_type'),
    namensNummer: textAt(metadata, 'auth_context_representee_identifier'),
  }
}

/** Reads a number of a person or an organisatie; undefined when it is none. */
function identificatorOf(kind: string, nummer: string, vestiging = ''): Identificator | undefined {
  const soort = Object.hasOwn(SOORTEN, kind) ? SOORTEN[kind] : undefined
  if (!soort || foutInNummer(soort, nummer)) return undefined
  if (soort === 'kvk_nummer' && vestiging && !foutInNummer('vestigingsnummer', vestiging))
    return { soort: 'vestigingsnummer', nummer: vestiging, kvkNummer: nummer }
  return { soort, nummer }
}

/**
 * Reads who sent a form in (R1), and for whom (R4). Nobody is established by what cannot be read: then the reason is given, in Dutch. A form
 * that an employee filled in says nothing about the customer.
 */
export function readIdentiteit(metadata: Metadata): { identiteit?: Identiteit; opmerking?: string } {
  const { source, loa, ...said } = isObject(metadata.auth_context)
    ? ofContext(metadata.auth_context)
    : ofParts(metadata)
  if (!said.nummer) {
    const isLoggedIn = textAt(metadata, 'auth_type') !== '' || source !== ''
    return isLoggedIn
      ? { opmerking: 'De klant was ingelogd, maar het formulier stuurde niet mee wie dat was (auth_context).' }
      : {}
  }
  if (said.soort === 'opaque') return {}
  const spreker = identificatorOf(said.soort, said.nummer, said.vestiging)
  if (!spreker) return { opmerking: 'Het nummer van wie was ingelogd is niet geldig, en is niet gebruikt.' }
  const middel = source ? (Object.hasOwn(MIDDELEN, source) ? MIDDELEN[source] : undefined) : MIDDEL_OF[spreker.soort]
  if (!middel) return { opmerking: 'De klant was ingelogd met een middel dat Balie niet kent, en is niet herkend.' }
  const niveau = niveauSaid(loa) ?? 'onbepaald'
  if (!said.namensNummer) return { identiteit: { middel, niveau, spreker } }
  const namens = identificatorOf(said.namensSoort, said.namensNummer)
  if (!namens) return { opmerking: 'Het nummer van wie werd vertegenwoordigd is niet geldig: niemand is herkend.' }
  return { identiteit: { middel, niveau, spreker, namens } }
}

/** Gives those whom a login established: the klant, or who represents the klant (R4). Nothing but a number is known of the latter. */
export function rollenOf({ middel, niveau, spreker, namens }: Identiteit): readonly Rol[] {
  const vastgesteld = { middel, niveau, nummer: spreker }
  if (!namens) return [{ rol: 'klant', vastgesteld, gegevens: {} }]
  return [
    { rol: 'vertegenwoordiger', vastgesteld, gegevens: {} },
    { rol: 'klant', vastgesteld: { middel: 'machtiging', niveau, nummer: namens }, gegevens: {} },
  ]
}
