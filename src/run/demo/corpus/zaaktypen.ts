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

const AANVRAAG = [resultaat('Verleend', 1, 'P5Y'), resultaat('Geweigerd', 2, 'P5Y'), resultaat('Ingetrokken', 3, 'P1Y')]
const AFHANDELING = [resultaat('Afgehandeld', 4, 'P1Y'), resultaat('Niet mogelijk', 5, 'P1Y')]
const OORDEEL = [
  resultaat('Gegrond', 6, 'P10Y'),
  resultaat('Ongegrond', 7, 'P10Y'),
  resultaat('Niet-ontvankelijk', 8, 'P5Y'),
]

export interface DemoZaaktype {
  zaaktype: NieuwZaaktype
  afdeling: AfdelingCode
  /** Words in the onderwerp of a klantcontact that lead to this zaaktype. */
  woorden: RegExp
}

const zaaktype = (
  identificatie: string,
  omschrijving: string,
  afdeling: AfdelingCode,
  woorden: RegExp,
  [doorlooptijd, servicenorm]: readonly [string, string],
  resultaattypen: NieuwZaaktype['resultaattypen'],
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
    trefwoorden: [],
    beginGeldigheid: '2020-01-01',
    statustypen: [
      { omschrijving: 'Ontvangen', statustekst: 'Wij hebben uw aanvraag of melding ontvangen.', informeren: true },
      { omschrijving: 'In behandeling', statustekst: 'Wij zijn ermee bezig.', informeren: false },
      { omschrijving: 'Besloten', statustekst: 'Er is een besluit. U krijgt daarover bericht.', informeren: true },
      { omschrijving: 'Afgehandeld', statustekst: 'Wij zijn klaar.', informeren: true },
    ],
    roltypen: [
      { omschrijving: 'Aanvrager', omschrijvingGeneriek: 'initiator' },
      { omschrijving: 'Belanghebbende', omschrijvingGeneriek: 'belanghebbende' },
      { omschrijving: 'Behandelaar', omschrijvingGeneriek: 'behandelaar' },
    ],
    resultaattypen,
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
  zaaktype('KAPVERGUNNING', 'Kapvergunning behandelen', 'vergunningen', /kap|boom/i, ['P8W', 'P6W'], AANVRAAG),
  zaaktype(
    'EVENEMENT',
    'Evenementenvergunning behandelen',
    'vergunningen',
    /evenement|feest|festival/i,
    ['P8W', 'P6W'],
    AANVRAAG,
  ),
  zaaktype(
    'OMGEVING',
    'Omgevingsvergunning behandelen',
    'vergunningen',
    /bouw|vergunning|dakkapel|verbouw/i,
    ['P8W', 'P8W'],
    AANVRAAG,
  ),
  zaaktype('PARKEREN', 'Parkeervergunning behandelen', 'vergunningen', /parkeer/i, ['P4W', 'P2W'], AANVRAAG),
  zaaktype(
    'KWIJTSCHELDING',
    'Kwijtschelding behandelen',
    'belastingen',
    /kwijtschelding|aanslag|belasting|woz/i,
    ['P12W', 'P8W'],
    AANVRAAG,
  ),
  zaaktype(
    'BIJSTAND',
    'Bijstandsaanvraag behandelen',
    'werk-en-inkomen',
    /bijstand|uitkering|toeslag|schuld/i,
    ['P8W', 'P8W'],
    AANVRAAG,
    {
      vertrouwelijkheidaanduiding: 'vertrouwelijk',
    },
  ),
  zaaktype(
    'WMO',
    'Wmo-voorziening behandelen',
    'wmo-en-jeugd',
    /wmo|hulp|scootmobiel|vervoer|jeugd/i,
    ['P8W', 'P6W'],
    AANVRAAG,
    {
      vertrouwelijkheidaanduiding: 'vertrouwelijk',
    },
  ),
  zaaktype('BEZWAAR', 'Bezwaar behandelen', 'juridische-zaken', /bezwaar/i, ['P12W', 'P12W'], OORDEEL),
  zaaktype('KLACHT', 'Klacht behandelen', 'juridische-zaken', /klacht|bejegening/i, ['P6W', 'P4W'], OORDEEL),
  zaaktype('SCHADE', 'Schadeclaim behandelen', 'juridische-zaken', /schade|aansprakelijk/i, ['P12W', 'P8W'], OORDEEL),
  zaaktype(
    'VERHUIZING',
    'Verhuizing of uittreksel verwerken',
    'burgerzaken',
    /verhui|uittreksel|paspoort|rijbewijs|huwelijk/i,
    ['P4W', 'P1W'],
    AANVRAAG,
  ),
  zaaktype('VERZOEK', 'Verzoek behandelen', 'klantcontactcentrum', /./, ['P3W', 'P1W'], AFHANDELING),
]
