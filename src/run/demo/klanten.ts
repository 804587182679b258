import { nameFrom } from '../../begrippen/naam.ts'
import { TESTORGANISATIES, TESTPERSONEN } from './corpus/testidentiteiten.ts'
import { at } from './random.ts'

// As whom a visitor of the demonstration can log in to Mijn: people in each capacity, with the claims that a broker would give.

/** Somebody of the demonstration, by one means. */
export interface DemoKlant {
  sleutel: string
  /** The means, as `MIJN_MIDDELEN` calls it. */
  inlogmiddel: string
  naam: string
  uitleg: string
  claims: Readonly<Record<string, unknown>>
}

const LAAG = 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport'
const SUBSTANTIEEL = 'urn:oasis:names:tc:SAML:2.0:ac:classes:Smartcard'
const EH3 = 'urn:etoegang:core:assurance-class:loa3'
const KVK = 'urn:etoegang:1.9:EntityConcernedID:KvKnr'
const DIENST = '00000003-5a11-4000-8000-9087654321fe'

const persoon = (bsn: string) => {
  const found = TESTPERSONEN.find((one) => one.bsn === bsn)
  if (!found) throw new Error(`No test person has BSN ${bsn}.`)
  return nameFrom(found)
}

const digid = (sleutel: string, bsn: string, loa: string, uitleg: string): DemoKlant => ({
  sleutel,
  inlogmiddel: 'digid',
  naam: persoon(bsn),
  uitleg,
  claims: { bsn, loa },
})

const [dagobert, , donald] = TESTORGANISATIES

/** The bewindvoerder of the demonstration acts for them. */
const CLIENTEN = TESTPERSONEN.filter(({ situatie }) => situatie === undefined).slice(0, 10)

const ONDERNEMING = { namequalifier: KVK, loa: EH3, 'urn:etoegang:core:ActingSubjectID': 'demo-medewerker-1' }

export const DEMO_KLANTEN: readonly DemoKlant[] = [
  digid('suzanne', '999993653', SUBSTANTIEEL, 'voor uzelf; vertegenwoordigt ook Lisa Hoogeveen'),
  digid('merel', '999993847', SUBSTANTIEEL, 'voor uzelf'),
  digid('merel-laag', '999993847', LAAG, 'voor uzelf, op niveau laag'),
  digid('emre', '999993148', SUBSTANTIEEL, 'voor uzelf'),
  {
    sleutel: 'donald',
    inlogmiddel: 'eherkenning',
    naam: donald?.naam ?? '',
    uitleg: 'hele organisatie',
    claims: { ...ONDERNEMING, 'urn:etoegang:core:LegalSubjectID': donald?.kvkNummer },
  },
  {
    sleutel: 'dagobert-vestiging',
    inlogmiddel: 'eherkenning',
    naam: 'Test EMZ Dagobert (nevenvestiging)',
    uitleg: 'alleen deze vestiging',
    claims: {
      ...ONDERNEMING,
      'urn:etoegang:core:LegalSubjectID': dagobert?.kvkNummer,
      'urn:etoegang:1.9:ServiceRestriction:Vestigingsnr': '000038509520',
    },
  },
  {
    sleutel: 'jurgen',
    inlogmiddel: 'eidas',
    naam: 'Jürgen Beispiel',
    uitleg: 'uit een ander land, zonder BSN',
    claims: {
      loa: EH3,
      'urn:etoegang:1.12:EntityConcernedID:PseudoID': 'DE/NL/7b1f',
      'urn:etoegang:1.9:attribute:FirstName': 'Jürgen',
      'urn:etoegang:1.9:attribute:FamilyName': 'Beispiel',
    },
  },
  {
    sleutel: 'machtiging',
    inlogmiddel: 'digid-machtigen',
    naam: `${persoon('999995017')}, voor ${persoon('999993926')}`,
    uitleg: 'gemachtigd',
    claims: {
      loa: SUBSTANTIEEL,
      'urn:nl-eid-gdi:1.0:LegalSubjectID': '999993926',
      'urn:nl-eid-gdi:1.0:ActingSubjectID': '999995017',
      'urn:nl-eid-gdi:1.0:ServiceUUID': DIENST,
    },
  },
  {
    sleutel: 'bewind',
    inlogmiddel: 'bewindvoering',
    naam: 'Stichting Veenland Bewind',
    uitleg: `bewindvoerder van ${CLIENTEN.length} mensen`,
    claims: {
      ...ONDERNEMING,
      'urn:etoegang:core:LegalSubjectID': '90006623',
      'urn:etoegang:1.11:attribute-represented:CompanyName': 'Stichting Veenland Bewind',
      sel_uid: at(CLIENTEN, 0).bsn,
      'urn:etoegang:core:ServiceUUID': [DIENST],
      clienten: CLIENTEN.map((client) => ({ bsn: client.bsn, naam: nameFrom(client), diensten: [DIENST] })),
    },
  },
]

const SLEUTELS = [...new Set(DEMO_KLANTEN.map(({ inlogmiddel }) => inlogmiddel))]

/** The settings of Mijn that fit the login service of the demonstration: its claim of the level is called otherwise than usual. */
export const DEMO_MIJN = {
  MIJN_MIDDELEN: SLEUTELS.join(','),
  MIJN_MIDDELEN_AANPASSEN: JSON.stringify(
    Object.fromEntries(
      SLEUTELS.map((sleutel) => [
        sleutel,
        {
          scope: 'openid',
          parameters: { middel: sleutel },
          niveau: { claim: 'loa' },
          ...(sleutel === 'bewindvoering' && {
            vertegenwoordigden: { lijst: 'clienten', bsn: 'bsn', naam: 'naam', diensten: 'diensten' },
          }),
        },
      ]),
    ),
  ),
  MIJN_DIENSTEN: JSON.stringify({ [DIENST]: ['vragen', 'taken', 'zaken'] }),
}
