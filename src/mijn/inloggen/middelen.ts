import { z } from 'zod'
import { Betrouwbaarheidsniveau } from '../../begrippen/contract.ts'
import { isObject } from '../../platform/json.ts'
import { invalidParamsOf } from '../../platform/validation.ts'
import type { Language } from '../../web/ui/dictionary.ts'

// The means by which somebody logs in to Mijn. There is no single Dutch form of the claims, so each path can be set. What stands here fits
// brokers that pass on the attributes of DigiD and eHerkenning under their own names, as Open Forms and Open Inwoner expect them.

/** A path to a claim: `a.b`, or `/a.b/c` when a name holds a dot. */
const Pad = z.string().min(1).max(200)

const Klantpaden = z.strictObject({
  bsn: Pad.optional(),
  /** The KVK-nummer or, where `soort` says so, the RSIN. */
  kvkNummer: Pad.optional(),
  rsin: Pad.optional(),
  /** Says what the number is: its text ends with `KvKnr` or `RSIN`. */
  soort: Pad.optional(),
  /** Restricts the login to one branch. */
  vestigingsnummer: Pad.optional(),
  /** Of somebody from another country without a BSN. */
  eidas: Pad.optional(),
  /** Parts of the name, in their order. */
  naam: z.array(Pad).max(5).optional(),
})

const Vertegenwoordigerpaden = z.strictObject({
  bsn: Pad.optional(),
  kvkNummer: Pad.optional(),
  pseudoniem: Pad.optional(),
  naam: z.array(Pad).max(5).optional(),
  grondslag: z.enum(['machtiging', 'bewind', 'curatele', 'medewerker']),
  /** The services for which the mandate was given: a text or a list of texts. */
  diensten: Pad.optional(),
})

/** Several klanten in one login: a list of objects, with the paths in each. */
const Lijstpaden = z.strictObject({
  lijst: Pad,
  bsn: Pad.optional(),
  kvkNummer: Pad.optional(),
  naam: Pad.optional(),
  diensten: Pad.optional(),
})

export const Inlogmiddel = z.strictObject({
  /** The words on the button. */
  naam: z.string().min(1).max(60),
  uitleg: z.string().max(200).default(''),
  /** These words are for who reads English; without them the Dutch ones are shown. */
  engels: z
    .strictObject({ naam: z.string().min(1).max(60).optional(), uitleg: z.string().max(200).optional() })
    .default({}),
  /** By which means the identity is established (R1). */
  middel: z.enum(['digid', 'eherkenning', 'eidas', 'machtiging']),
  soort: z.enum(['burger', 'organisatie']),
  clientId: z.string().min(1).optional(),
  clientSecret: z.string().min(1).optional(),
  scope: z.string().min(1).default('openid'),
  /** Further parameters with which somebody is sent to the login service. */
  parameters: z.record(z.string(), z.string()).default({}),
  niveau: z.strictObject({
    claim: Pad.default('acr'),
    /** The values of the claim, with the levels that they stand for; beside those of DigiD, eHerkenning and eIDAS themselves. */
    waarden: z.record(z.string(), Betrouwbaarheidsniveau).default({}),
    /** The level where the claim says nothing; without it the level is unknown, and opens nothing. */
    standaard: Betrouwbaarheidsniveau.default('onbepaald'),
    /** The `acr_values` with which a level is asked for. */
    vragen: z.partialRecord(Betrouwbaarheidsniveau, z.string()).default({}),
  }),
  klant: Klantpaden,
  vertegenwoordiger: Vertegenwoordigerpaden.optional(),
  vertegenwoordigden: Lijstpaden.optional(),
})
export type Inlogmiddel = z.output<typeof Inlogmiddel> & { sleutel: string }

const DIGID_NIVEAUS = {
  laag: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
  substantieel: 'urn:oasis:names:tc:SAML:2.0:ac:classes:Smartcard',
  hoog: 'urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI',
}
const EH_NIVEAUS = {
  laag: 'urn:etoegang:core:assurance-class:loa2',
  substantieel: 'urn:etoegang:core:assurance-class:loa3',
  hoog: 'urn:etoegang:core:assurance-class:loa4',
}

const ONDERNEMING = {
  kvkNummer: 'urn:etoegang:core:LegalSubjectID',
  soort: 'namequalifier',
  vestigingsnummer: '/urn:etoegang:1.9:ServiceRestriction:Vestigingsnr',
  naam: ['/urn:etoegang:1.11:attribute-represented:CompanyName'],
}

/** The means that Balie knows, with the claims as the schemes name them. */
export const VOORAF: Readonly<Record<string, z.input<typeof Inlogmiddel>>> = {
  digid: {
    naam: 'DigiD',
    uitleg: 'Voor uzelf',
    engels: { uitleg: 'For yourself' },
    middel: 'digid',
    soort: 'burger',
    scope: 'openid bsn',
    niveau: { vragen: DIGID_NIVEAUS },
    klant: { bsn: 'bsn' },
  },
  eherkenning: {
    naam: 'eHerkenning',
    uitleg: 'Voor uw organisatie',
    engels: { uitleg: 'For your organisation' },
    middel: 'eherkenning',
    soort: 'organisatie',
    niveau: { vragen: EH_NIVEAUS },
    klant: ONDERNEMING,
    vertegenwoordiger: { pseudoniem: 'urn:etoegang:core:ActingSubjectID', grondslag: 'medewerker' },
  },
  eidas: {
    naam: 'eIDAS',
    uitleg: 'Met een inlogmiddel uit een ander Europees land',
    engels: { uitleg: 'With a means of another European country' },
    middel: 'eidas',
    soort: 'burger',
    niveau: { vragen: EH_NIVEAUS },
    klant: {
      bsn: '/urn:etoegang:1.12:EntityConcernedID:BSN',
      eidas: '/urn:etoegang:1.12:EntityConcernedID:PseudoID',
      naam: ['/urn:etoegang:1.9:attribute:FirstName', '/urn:etoegang:1.9:attribute:FamilyName'],
    },
  },
  'digid-machtigen': {
    naam: 'DigiD Machtigen',
    uitleg: 'Voor iemand die u heeft gemachtigd',
    engels: { uitleg: 'For somebody who authorised you' },
    middel: 'machtiging',
    soort: 'burger',
    niveau: { vragen: DIGID_NIVEAUS },
    klant: { bsn: '/urn:nl-eid-gdi:1.0:LegalSubjectID' },
    vertegenwoordiger: {
      bsn: '/urn:nl-eid-gdi:1.0:ActingSubjectID',
      grondslag: 'machtiging',
      diensten: '/urn:nl-eid-gdi:1.0:ServiceUUID',
    },
  },
  bewindvoering: {
    naam: 'eHerkenning voor bewindvoerders',
    uitleg: 'Voor mensen van wie u het bewind voert',
    engels: { naam: 'eHerkenning for administrators', uitleg: 'For people whose affairs you administer' },
    middel: 'machtiging',
    soort: 'burger',
    niveau: { vragen: EH_NIVEAUS },
    klant: { bsn: 'sel_uid' },
    vertegenwoordiger: {
      kvkNummer: 'urn:etoegang:core:LegalSubjectID',
      naam: ['/urn:etoegang:1.11:attribute-represented:CompanyName'],
      grondslag: 'bewind',
      diensten: 'urn:etoegang:core:ServiceUUID',
    },
  },
}

/** The words for a means, in the language of the reader. */
export const wordsOfMiddel = (
  taal: Language,
  { naam, uitleg, engels }: Pick<Inlogmiddel, 'naam' | 'uitleg' | 'engels'>,
): { naam: string; uitleg: string } => ({ naam, uitleg, ...(taal === 'en' && engels) })

/** Puts changes over what is there, part by part; null takes a part away. */
function over(base: unknown, changes: unknown): unknown {
  if (changes === null) return undefined
  if (!isObject(base) || !isObject(changes)) return changes
  const names = [...new Set([...Object.keys(base), ...Object.keys(changes)])]
  return Object.fromEntries(names.map((name) => [name, name in changes ? over(base[name], changes[name]) : base[name]]))
}

const SLEUTEL = /^[a-z][a-z\d-]{0,30}$/

/**
 * Reads the means that a municipality offers.
 * @param namen their keys, separated by commas
 * @param aanpassen changes of them by key, and means of its own
 * @throws Error that says in Dutch what is wrong
 */
export function readMiddelen(namen: string, aanpassen: Readonly<Record<string, unknown>>): Inlogmiddel[] {
  const sleutels = namen.split(',').map((naam) => naam.trim())
  const vreemd = Object.keys(aanpassen).filter((naam) => !sleutels.includes(naam))
  if (vreemd.length > 0) throw new Error(`${vreemd.join(', ')} staat niet in MIJN_MIDDELEN.`)
  return sleutels.map((sleutel) => {
    if (!SLEUTEL.test(sleutel)) throw new Error(`${sleutel} kan geen naam van een inlogmiddel zijn.`)
    const middel = over(VOORAF[sleutel] ?? {}, aanpassen[sleutel] ?? {})
    const parsed = Inlogmiddel.safeParse(middel, { reportInput: true })
    if (parsed.success) return { ...parsed.data, sleutel }
    const faults = invalidParamsOf(parsed.error, sleutel).map(({ name, reason }) => `${name}: ${reason}`)
    const known = sleutel in VOORAF ? [] : [`Balie kent zelf: ${Object.keys(VOORAF).join(', ')}.`]
    throw new Error([...faults, ...known].join(' '))
  })
}
