import type { NieuwZaaktype } from '../../../register/zaakregister/contract.ts'
import type { AfdelingCode } from './afdelingen.ts'

// The zaaktypen of the demonstration: what a municipality without a zaaksysteem could start with.

const SELECTIELIJST = 'https://selectielijst.openzaak.nl/api/v1'

const resultaat = (
  omschrijving: string,
  nummer: number,
  termijn: string | null,
): NieuwZaaktype['resultaattypen'][number] => ({
  omschrijving,
  resultaattypeomschrijving: `${SELECTIELIJST}/resultaattypeomschrijvingen/${nummer}`,
  selectielijstklasse: `${SELECTIELIJST}/resultaten/${nummer}`,
  toelichting: '',
  archiefnominatie: termijn ? 'vernietigen' : 'blijvend_bewaren',
  archiefactietermijn: termijn,
})

/** A status with what the customer is told, if they are told. */
const status = (
  omschrijving: string,
  statustekst: string,
  informeren = true,
): NieuwZaaktype['statustypen'][number] => ({
  omschrijving,
  statustekst,
  informeren,
})

const ONTVANGEN = status('Ontvangen', 'Wij hebben uw aanvraag of melding ontvangen.')
const STATUSSEN = {
  aanvraag: [
    ONTVANGEN,
    status('In behandeling', 'Wij beoordelen uw aanvraag.', false),
    status('Besloten', 'Er is een besluit. U krijgt daarover bericht.'),
    status('Afgehandeld', 'Wij zijn klaar met uw aanvraag.'),
  ],
  afhandeling: [
    ONTVANGEN,
    status('In behandeling', 'Wij zijn ermee bezig.', false),
    status('Afgehandeld', 'Wij zijn klaar.'),
  ],
  oordeel: [
    status('Ontvangen', 'Wij hebben uw bezwaar, klacht of claim ontvangen.'),
    status('In onderzoek', 'Wij zoeken uit wat er is gebeurd. Misschien vragen wij u om een gesprek.', false),
    status('Beslist', 'Er is een beslissing. U krijgt daarover een brief.'),
    status('Afgehandeld', 'Wij zijn klaar.'),
  ],
} as const

/** Which results a kind of zaak can have. */
const RESULTATEN = {
  aanvraag: [resultaat('Verleend', 1, 'P5Y'), resultaat('Geweigerd', 2, 'P5Y'), resultaat('Ingetrokken', 3, 'P1Y')],
  afhandeling: [resultaat('Afgehandeld', 4, 'P1Y'), resultaat('Niet mogelijk', 5, 'P1Y')],
  oordeel: [
    resultaat('Gegrond', 6, 'P10Y'),
    resultaat('Ongegrond', 7, 'P10Y'),
    resultaat('Niet-ontvankelijk', 8, 'P5Y'),
  ],
} as const

type Soort = keyof typeof STATUSSEN

/** Texts that a behandelaar writes with the statussen of a zaak; the first goes without. */
export const TOELICHTINGEN: readonly string[] = [
  '',
  '',
  'De gegevens zijn compleet.',
  'Gebeld met de klant: alles is duidelijk.',
  'Advies gevraagd aan een collega.',
  'Gecontroleerd en akkoord.',
]

export interface DemoZaaktype {
  zaaktype: NieuwZaaktype
  afdeling: AfdelingCode
  /** Words in the onderwerp of a klantcontact that lead to this zaaktype, by which it is found too. */
  woorden: readonly string[]
}

const zaaktype = (
  identificatie: string,
  omschrijving: string,
  afdeling: AfdelingCode,
  woorden: readonly string[],
  [doorlooptijd, servicenorm]: readonly [string, string],
  soort: Soort,
  extra: Partial<NieuwZaaktype> = {},
): DemoZaaktype => ({
  afdeling,
  woorden,
  zaaktype: {
    identificatie,
    omschrijving,
    doel: 'De klant krijgt binnen de termijn een antwoord.',
    aanleiding: 'Een klant neemt contact op met de gemeente.',
    toelichting: '',
    onderwerp: omschrijving,
    handelingInitiator: 'aanvragen',
    handelingBehandelaar: 'behandelen',
    intern: false,
    vertrouwelijkheidaanduiding: 'zaakvertrouwelijk',
    doorlooptijd,
    servicenorm,
    trefwoorden: [...woorden],
    afdeling: null,
    beginGeldigheid: '2020-01-01',
    statustypen: [...STATUSSEN[soort]],
    roltypen: [
      { omschrijving: 'Aanvrager', omschrijvingGeneriek: 'initiator' },
      { omschrijving: 'Belanghebbende', omschrijvingGeneriek: 'belanghebbende' },
      { omschrijving: 'Behandelaar', omschrijvingGeneriek: 'behandelaar' },
    ],
    resultaattypen: [...RESULTATEN[soort]],
    eigenschappen: [],
    informatieobjecttypen: [
      {
        omschrijving: 'Bijlage',
        categorie: 'bijlage',
        vertrouwelijkheidaanduiding: 'zaakvertrouwelijk',
        richting: 'inkomend',
      },
      {
        omschrijving: 'Besluit',
        categorie: 'besluit',
        vertrouwelijkheidaanduiding: 'zaakvertrouwelijk',
        richting: 'uitgaand',
      },
    ],
    ...extra,
  },
})

/** The last one takes what no other does. */
export const ZAAKTYPEN: readonly DemoZaaktype[] = [
  zaaktype('KAPVERGUNNING', 'Kapvergunning behandelen', 'vergunningen', ['kap', 'boom'], ['P8W', 'P6W'], 'aanvraag'),
  zaaktype(
    'EVENEMENT',
    'Evenementenvergunning behandelen',
    'vergunningen',
    ['evenement', 'feest', 'festival'],
    ['P8W', 'P6W'],
    'aanvraag',
  ),
  zaaktype(
    'OMGEVING',
    'Omgevingsvergunning behandelen',
    'vergunningen',
    ['bouw', 'vergunning', 'dakkapel', 'verbouw'],
    ['P8W', 'P8W'],
    'aanvraag',
  ),
  zaaktype('PARKEREN', 'Parkeervergunning behandelen', 'vergunningen', ['parkeer'], ['P4W', 'P2W'], 'aanvraag'),
  zaaktype(
    'KWIJTSCHELDING',
    'Kwijtschelding behandelen',
    'belastingen',
    ['kwijtschelding', 'aanslag', 'belasting', 'woz'],
    ['P12W', 'P8W'],
    'aanvraag',
  ),
  zaaktype(
    'BIJSTAND',
    'Bijstandsaanvraag behandelen',
    'werk-en-inkomen',
    ['bijstand', 'uitkering', 'toeslag', 'schuld'],
    ['P8W', 'P8W'],
    'aanvraag',
    {
      vertrouwelijkheidaanduiding: 'vertrouwelijk',
    },
  ),
  zaaktype(
    'WMO',
    'Wmo-voorziening behandelen',
    'wmo-en-jeugd',
    ['wmo', 'hulp', 'scootmobiel', 'vervoer', 'jeugd'],
    ['P8W', 'P6W'],
    'aanvraag',
    {
      vertrouwelijkheidaanduiding: 'vertrouwelijk',
    },
  ),
  zaaktype('BEZWAAR', 'Bezwaar behandelen', 'juridische-zaken', ['bezwaar'], ['P12W', 'P12W'], 'oordeel'),
  zaaktype('KLACHT', 'Klacht behandelen', 'juridische-zaken', ['klacht', 'bejegening'], ['P6W', 'P4W'], 'oordeel'),
  zaaktype(
    'SCHADE',
    'Schadeclaim behandelen',
    'juridische-zaken',
    ['schade', 'aansprakelijk'],
    ['P12W', 'P8W'],
    'oordeel',
  ),
  zaaktype(
    'VERHUIZING',
    'Verhuizing of uittreksel verwerken',
    'burgerzaken',
    ['verhui', 'uittreksel', 'paspoort', 'rijbewijs', 'huwelijk'],
    ['P4W', 'P1W'],
    'afhandeling',
  ),
  zaaktype('VERZOEK', 'Verzoek behandelen', 'klantcontactcentrum', [], ['P3W', 'P1W'], 'afhandeling'),
]
