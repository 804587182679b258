import { addRows, type Ding, type Stand } from './stand.ts'

export interface NieuwZaaktype {
  identificatie: string
  omschrijving: string
  trefwoorden?: string[]
  begin?: string
  einde?: string | null
  concept?: boolean
  roltypen?: string[]
  eigenschappen?: { naam: string; specificatie: Record<string, unknown> }[]
}

const STATUSSEN = [
  { omschrijving: 'Ontvangen', statustekst: 'Wij hebben uw aanvraag ontvangen.' },
  { omschrijving: 'In behandeling', statustekst: 'Wij behandelen uw aanvraag.' },
  { omschrijving: 'Afgehandeld', statustekst: '' },
]

/** Adds a zaaktype with statustypen, roltypen, a resultaattype and an informatieobjecttype. */
export function makeZaaktype(stand: Stand, type: NieuwZaaktype): Ding {
  const catalogus = `${stand.basis}/catalogi/api/v1/catalogussen/1`
  const { identificatie, omschrijving, begin = '2020-01-01', einde = null, concept = false } = type
  const geldig = { beginGeldigheid: begin, eindeGeldigheid: einde, beginObject: null, eindeObject: null }
  const zaaktype = addRows(stand, 'zaaktypen', {
    identificatie,
    omschrijving,
    trefwoorden: type.trefwoorden ?? [],
    vertrouwelijkheidaanduiding: 'zaakvertrouwelijk',
    doel: 'Doel',
    aanleiding: 'Aanleiding',
    indicatieInternOfExtern: 'extern',
    handelingInitiator: 'aanvragen',
    onderwerp: 'Onderwerp',
    handelingBehandelaar: 'behandelen',
    doorlooptijd: 'P8W',
    opschortingEnAanhoudingMogelijk: true,
    verlengingMogelijk: false,
    publicatieIndicatie: false,
    productenOfDiensten: [],
    referentieproces: { naam: 'Proces' },
    verantwoordelijke: '517439943',
    zaakobjecttypen: [],
    catalogus,
    resultaattypen: [],
    eigenschappen: [],
    besluittypen: [],
    gerelateerdeZaaktypen: [],
    versiedatum: begin,
    concept,
    ...geldig,
  })
  const vanType = { zaaktype: zaaktype.url, zaaktypeIdentificatie: identificatie, catalogus }
  zaaktype.statustypen = STATUSSEN.map(({ omschrijving: naam, statustekst }, index) =>
    addRows(stand, 'statustypen', {
      ...vanType,
      omschrijving: naam,
      statustekst,
      volgnummer: index + 1,
      isEindstatus: index === STATUSSEN.length - 1,
    }),
  ).map(({ url }) => url)
  zaaktype.roltypen = (type.roltypen ?? ['initiator', 'belanghebbende', 'behandelaar'])
    .map((generiek) =>
      addRows(stand, 'roltypen', { ...vanType, omschrijving: generiek, omschrijvingGeneriek: generiek }),
    )
    .map(({ url }) => url)
  for (const eigenschap of type.eigenschappen ?? []) addRows(stand, 'eigenschappen', { ...vanType, ...eigenschap })
  zaaktype.resultaattypen = [
    addRows(stand, 'resultaattypen', {
      ...vanType,
      omschrijving: 'Verleend',
      resultaattypeomschrijving: 'https://selectielijst.test/1',
      omschrijvingGeneriek: 'Verleend',
      selectielijstklasse: 'https://selectielijst.test/2',
      besluittypeOmschrijving: [],
      informatieobjecttypeOmschrijving: [],
    }).url,
  ]
  zaaktype.informatieobjecttypen = [
    ['Bijlage', 'inkomend'],
    ['Intern advies', 'intern'],
  ].map(([naam, richting], index) => {
    const { url } = addRows(stand, 'informatieobjecttypen', {
      catalogus,
      omschrijving: naam,
      vertrouwelijkheidaanduiding: 'zaakvertrouwelijk',
      zaaktypen: [zaaktype.url],
      besluittypen: [],
      informatieobjectcategorie: 'bijlage',
      concept: false,
      ...geldig,
    })
    addRows(stand, 'zaaktype-informatieobjecttypen', {
      ...vanType,
      informatieobjecttype: url,
      volgnummer: index + 1,
      richting,
    })
    return url
  })
  return zaaktype
}
