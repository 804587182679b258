import { klantcontact, makeMedewerker, organisatie, persoon } from '../src/run/testing/fixtures.ts'
import type { TestApp } from '../src/run/testing/test-app.ts'

// For each operation that writes: a valid body, and where what was sent is read.

export type Body = Record<string, unknown>

export interface Answer {
  status: number
  location: string | null
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at what it expects
  json: any
}

export type Send = (method: string, path: string, body?: unknown) => Promise<Answer>

/** The things that exist, to refer to. */
export interface Known {
  medewerker: string
  afdeling: string
  partij: string
  organisatie: string
  contact: string
  taak: string
}

const CATALOGUS = { naam: 'Gemeente', domein: 'BALIE', rsin: '123456782', contactpersoon: 'Jan' }

export async function makeKnown(app: TestApp): Promise<Known> {
  const { medewerker, afdeling } = await makeMedewerker(app)
  const partij = await app.client.partijen.maken({ body: persoon() })
  await app.client.zaakregister.catalogusBewaren({ body: CATALOGUS })
  const made = await app.client.klantcontacten.registreren({ body: klantcontact(medewerker) })
  return {
    medewerker,
    afdeling,
    partij: partij.uuid,
    organisatie: (await app.client.partijen.maken({ body: organisatie() })).uuid,
    contact: made.uuid,
    taak: made.opvolging.internetaken[0]?.uuid ?? '',
  }
}

/** How an operation is called with a valid body. */
export interface Recipe {
  /** Valid bodies, new each time: what must be unique is. Every place is accepted in at least one of them. */
  bodies(): Body[]
  /** Makes what the operation changes; gives the names in its path. */
  params?(send: Send, known: Known, place: string): Promise<Record<string, string>>
  /** Where a place and all below it are read, when not at the same place; `- …` says why it is read nowhere. */
  at?: Readonly<Record<string, string>>
  /** The values that can stand at a place, when its schema does not tell. */
  values?: Readonly<Record<string, readonly unknown[]>>
  /** Reads what was written; otherwise that is a GET of the new or changed object. */
  read?(send: Send, answer: Answer, params: Record<string, string>): Promise<unknown>
  /** There may be few of them: each is removed after it was read. */
  isRemoved?: true
  /** Gives the headers of whoever asks, when it is no application. */
  as?(app: TestApp, known: Known): Promise<Record<string, string>>
}

let number = 0
const unique = (word: string) => `${word} ${++number}`

/** Finds what was written in a list, by its key. */
const inList =
  (path: string, key = 'uuid'): NonNullable<Recipe['read']> =>
  async (send, { json }, params) => {
    const { json: list } = await send('get', path)
    return list.resultaten.find((item: Body) => item[key] === (json[key] ?? params[key]))
  }

/** Makes something new for each change, with a body that this operation takes. */
const newAt =
  (path: string, body: () => Body): NonNullable<Recipe['params']> =>
  async (send) => {
    const { json, status } = await send('post', path, body())
    if (status !== 201) throw new Error(`${path}: ${JSON.stringify(json)}`)
    return { uuid: json.uuid }
  }

const medewerkerAsks: NonNullable<Recipe['as']> = async (app, { medewerker }) =>
  (await app.alsMedewerker(medewerker, ['kcc-medewerker', 'coordinator'])).headers

const ZAAK = { objectId: '12', codeObjecttype: 'zaak', codeRegister: 'zaken', codeSoortObjectId: 'nummer' }
const BOOM = { ...ZAAK, codeObjecttype: 'boom' }
const NOT_A_FIELD = '- says what must be done, and is not kept'
const A_PARTIJ = '- a partij of its own: see partijen.maken'
const AN_ACT = 'an act: its reason or names are in the trail, which its own tests read'

/** A talk, and other moments at which it may have begun and ended. */
const TALK = { begonnenOp: '2026-03-02T09:10:00Z', geeindigdOp: '2026-03-02T09:20:00Z' }
const talkValues = (root = '') => ({
  [`${root}begonnenOp`]: ['2026-03-02T09:05:00Z'],
  [`${root}geeindigdOp`]: ['2026-03-02T09:25:00Z'],
})

const contactBody = (medewerker: string): Body => ({
  ...klantcontact(medewerker),
  ...TALK,
  betrokkenen: [
    {
      rol: 'klant',
      contactnaam: { achternaam: 'Visser' },
      digitaleAdressen: [{ soortDigitaalAdres: 'overig', adres: '0201234567' }],
    },
  ],
  opvolging: { internetaken: [{ gevraagdeHandeling: 'Bel terug', actoren: [medewerker] }], zaken: [ZAAK] },
})

const contactAt = (root = ''): Record<string, string> => ({
  [`${root}betrokkenen.0.nieuwePartij`]: A_PARTIJ,
  [`${root}betrokkenen.0.authenticatie`]: A_PARTIJ,
  [`${root}betrokkenen.0.anoniem`]: NOT_A_FIELD,
  [`${root}betrokkenen.0.vertegenwoordigtVoortaan`]: A_PARTIJ,
  [`${root}opvolging.zaken.0`]: `${root}opvolging.zaken.0.identificator`,
  [`${root}opvolging.internetaken.0.afgehandeld`]: NOT_A_FIELD,
  [`${root}opvolging.internetaken.0.vragenset`]: '- is kept with its questions: see antwoorden.test.ts',
  [`${root}opvolging.zaakstarten`]: '- needs a zaaksysteem: see starten.test.ts',
})

const contactValues = ({ medewerker, afdeling, partij, contact }: Known, root = '') => ({
  ...talkValues(root),
  [`${root}betrokkenen.0.partij`]: [partij],
  [`${root}betrokkenen.0.digitaleAdressen.0.soortDigitaalAdres`]: ['telefoonnummer'],
  [`${root}actoren.0`]: [afdeling, medewerker],
  [`${root}onderwerpobjecten.0.wasKlantcontact`]: [contact],
  [`${root}opvolging.internetaken.0.actoren.0`]: [afdeling],
})

const contactpersoon = () => persoon({ soortPartij: 'contactpersoon' })
const partijBodies = (): Body[] => [
  persoon({ digitaleAdressen: [{ soortDigitaalAdres: 'overig', adres: '0201234567' }] }),
  organisatie(),
  contactpersoon(),
]
/** Only a partij of this kind has these. */
const KINDS: Readonly<Record<string, () => Body>> = { naam: organisatie, werkteVoorPartij: contactpersoon }
const kanaal = () => ({ naam: unique('Kanaal') })
const storing = () => ({
  beginOp: '2026-03-02T09:10:00Z',
  eindOp: '2026-03-02T09:20:00Z',
  kanalen: ['telefoon'],
  reden: unique('Storing'),
})
const STORING_VALUES = {
  beginOp: ['2026-03-02T09:05:00Z'],
  eindOp: ['2026-03-02T09:25:00Z'],
  'kanalen.0': ['e-mail'],
}
const vraag: Body = { sleutel: 'waar', label: 'Waar?', soort: 'kort', verplicht: false, opties: [] }
const keuze = { ...vraag, soort: 'keuze', opties: ['Links', 'Rechts'] }
const sjabloon = (opdracht: Body = { soort: 'aanleveren', gevraagd: ['Een tekening'] }) => ({
  naam: unique('Sjabloon'),
  titel: 'Doe iets',
  opdracht,
})
const sjablonen = () => [
  sjabloon(),
  sjabloon({
    soort: 'betaaltaak',
    bedrag: 100,
    transactieomschrijving: 'Leges',
    doelrekening: { naam: 'Gemeente', code: 'A', iban: 'NL91ABNA0417164300' },
  }),
  sjabloon({ soort: 'ondertekenen' }),
]
const SJABLOON_AT = {
  'opdracht.uitvraagLink': '- needs a host that is allowed: see klanttaaksjablonen.test.ts',
  'opdracht.voorinvullen': '- is of a link or a form: see klanttaaksjablonen.test.ts',
  'opdracht.taal': '- needs a definition: see klanttaaksjablonen.test.ts',
  'opdracht.definitie': '- needs a form: see klanttaaksjablonen.test.ts',
}
const vragenset = (van = vraag) => ({ titel: unique('Vragen'), vragen: [van] })
const norm = () => ({ onderwerp: unique('onderwerp'), aantal: 3, eenheid: 'werkdagen' })
const standaardantwoord = () => ({ naam: unique('Standaardantwoord'), tekst: 'Beste {klant},' })
const actor = () => ({ naam: unique('Actor'), soortActor: 'medewerker' })
const applicatie = () => ({ naam: unique('Applicatie'), rechten: [] })
const BEREIK = { soorten: ['betaaltaak'], zaaktypen: ['Kapvergunning'] }
const CERTIFICAAT = '- its key is never shown: see the tests of certificates'

const zaaksysteem = () => ({
  naam: unique('Zaaksysteem'),
  zakenUrl: `https://zaken.example/${++number}/zaken/api/v1`,
  catalogiUrl: 'https://zaken.example/catalogi/api/v1',
  clientId: 'balie',
  geheim: 'een-lang-geheim-van-balie-dat-niemand-raadt',
  bronorganisatie: '123456782',
})
const aanmelding = { clientId: 'balie', clientGeheim: 'geheim-van-balie', tokenUrl: 'https://login.example/token' }
const postvak = () => ({
  naam: unique('Postvak'),
  host: 'imap.voorbeeld.example',
  gebruiker: 'post@voorbeeld.example',
  geheim: 'geheim',
  actief: false,
})

const postregel = () => ({ naam: unique('Regel'), woorden: ['parkeren'], kopNaam: 'X-Loop' })
const RULE_VALUES = {
  'van.0': ['voorbeeld.nl'],
  'naar.0': ['info@voorbeeld.nl'],
  'woorden.0': ['fietsen'],
  kopNaam: ['X-Spam-Flag'],
}
const EXISTING = { postvak: '- must be one that exists: see regels.test.ts' }

const CATEGORIEEN = ['afval/sub_categories/veeg-zwerfvuil']

/** A rule for forms in which every place is filled in. */
const regel = {
  inhoud: [{ veld: 'diepte', woorden: 'Diep' }],
  vragenset: { uuid: '01920000-0000-7000-8000-000000000001', antwoorden: { diep: 'diepte' } },
  zaak: {
    zaaksysteem: '01920000-0000-7000-8000-000000000001',
    zaaktype: 'WEG',
    eigenschappen: [{ naam: 'Diepte', veld: 'diepte' }],
  },
  signaal: { categorie: 'wegen/sub_categories/gat', categorieNaam: 'Gat', adres: 'straat' },
}
const inkomendKanaal = () => ({ naam: unique('Formulier'), sleutel: `formulier-${++number}` })

const abonnement = () => ({ naam: unique('Abonnement'), url: 'https://ontvanger.example/hier' })
const weergave = () => ({ naam: unique('Weergave'), inhoud: { lijst: 'afdeling' } })
const zaaktype = () => ({
  identificatie: unique('TYPE'),
  omschrijving: 'Kapvergunning',
  doel: 'Bomen',
  aanleiding: 'Aanvraag',
  onderwerp: 'Boom',
  doorlooptijd: 'P8W',
  beginGeldigheid: '2026-01-01',
  statustypen: [{ omschrijving: 'Ontvangen' }, { omschrijving: 'Afgerond' }],
  roltypen: [
    { omschrijving: 'Aanvrager', omschrijvingGeneriek: 'initiator' },
    { omschrijving: 'Behandelaar', omschrijvingGeneriek: 'behandelaar' },
  ],
  resultaattypen: [
    {
      omschrijving: 'Verleend',
      resultaattypeomschrijving: 'https://selectielijst.example/1',
      selectielijstklasse: 'https://selectielijst.example/2',
      archiefnominatie: 'vernietigen',
      archiefactietermijn: 'P5Y',
    },
  ],
  eigenschappen: [{ naam: 'soort', definitie: 'Welke boom', formaat: 'tekst' }],
  informatieobjecttypen: [{ omschrijving: unique('Foto'), categorie: 'Beeld' }],
})

/** The recipes, by the name of the operation. */
export const recipes = (known: Known): Record<string, Recipe> => ({
  'logboek.verwerkingsactiviteitBewaren': {
    bodies: () => [{ naam: 'Bellen' }],
    params: async () => ({ operatie: 'klantcontacten' }),
    read: inList('/verwerkingsactiviteiten', 'operatie'),
  },
  'documenten.toevoegen': {
    bodies: () => [{ bestandsnaam: 'brief.txt', inhoud: 'aGFsbG8=' }],
    values: { bestandsnaam: ['Brief van Zoë.pdf'] },
    at: {
      inhoud: '- is downloaded: see documenten.test.ts',
      mediatype: '- the content may tell otherwise: see documenten.test.ts',
    },
  },
  'actoren.maken': {
    bodies: () => [actor()],
    values: { 'eenheden.0': [known.afdeling] },
  },
  'actoren.wijzigen': {
    bodies: () => [{}],
    params: newAt('/actoren', actor),
    values: { 'eenheden.0': [known.afdeling] },
  },
  'toegang.applicatieMaken': {
    bodies: () => [{ ...applicatie(), authenticatie: { middel: 'digid', niveau: 'laag' }, klanttaken: BEREIK }],
    values: { 'rechten.0': ['klantcontacten.lezen'] },
  },
  'toegang.applicatieWijzigen': {
    bodies: () => [{}, { authenticatie: { middel: 'digid', niveau: 'laag' }, klanttaken: BEREIK }],
    params: newAt('/applicaties', applicatie),
    values: { 'rechten.0': ['klantcontacten.lezen'] },
  },
  'toegang.rolBewaren': {
    bodies: () => [{ rechten: ['toegang.ik'] }],
    params: async () => ({ naam: 'proefrol' }),
    values: { 'rechten.0': ['klantcontacten.lezen'] },
    read: inList('/rollen', 'naam'),
  },
  'instellingen.wijzigen': {
    bodies: () => [
      {},
      { talen: ['nl', 'en'] },
      { bereikbaar: { telefoonnummer: '14 020', balie: 'Stadhuis' } },
      { sluitingsdagen: [{ datum: '2026-12-24', naam: 'Kerstavond' }] },
    ],
    at: {
      openingstijden: '- a week of pairs: see instellingen.test.ts',
      teksten: '- a whole: see instellingen.test.ts',
    },
  },
  'kanalen.maken': { bodies: () => [kanaal()], read: inList('/kanalen') },
  'kanalen.wijzigen': { bodies: () => [{}], params: newAt('/kanalen', kanaal), read: inList('/kanalen') },
  'klanttaaksjablonen.maken': { bodies: sjablonen, at: SJABLOON_AT },
  'klanttaaksjablonen.wijzigen': {
    bodies: sjablonen,
    at: SJABLOON_AT,
    params: newAt('/klanttaaksjablonen', () => sjabloon()),
  },
  'vragensets.maken': { bodies: () => [vragenset(), vragenset(keuze)], values: { actor: [known.afdeling] } },
  'vragensets.wijzigen': {
    bodies: () => [{}, { vragen: [vraag] }, { vragen: [keuze] }],
    params: newAt('/vragensets', vragenset),
    values: { actor: [known.afdeling] },
  },
  'normen.maken': { bodies: () => [norm()], values: { actor: [known.afdeling] }, read: inList('/normen') },
  'labels.maken': { bodies: () => [{ naam: unique('Label') }], read: inList('/labels'), isRemoved: true },
  'labels.wijzigen': {
    bodies: () => [{ naam: unique('Label') }],
    params: newAt('/labels', () => ({ naam: unique('Label') })),
    read: inList('/labels'),
    isRemoved: true,
  },
  'storingen.maken': { bodies: () => [storing()], values: STORING_VALUES, read: inList('/storingen'), isRemoved: true },
  'storingen.wijzigen': {
    bodies: () => [storing()],
    values: STORING_VALUES,
    params: newAt('/storingen', storing),
    read: inList('/storingen'),
    isRemoved: true,
  },
  'standaardantwoorden.maken': {
    bodies: () => [standaardantwoord()],
    values: { afdeling: [known.afdeling] },
    at: { afdeling: 'afdeling.uuid' },
    read: inList('/standaardantwoorden'),
    isRemoved: true,
  },
  'standaardantwoorden.wijzigen': {
    bodies: () => [{}],
    params: newAt('/standaardantwoorden', standaardantwoord),
    values: { afdeling: [known.afdeling] },
    at: { afdeling: 'afdeling.uuid' },
    read: inList('/standaardantwoorden'),
    isRemoved: true,
  },
  'normen.wijzigen': {
    bodies: () => [{}],
    params: newAt('/normen', norm),
    values: { actor: [known.afdeling] },
    read: inList('/normen'),
  },
  'zaaksystemen.maken': {
    bodies: () => [zaaksysteem()],
    at: { geheim: '- is never shown', certificaat: CERTIFICAAT },
  },
  'zaaksystemen.wijzigen': {
    bodies: () => [{}],
    params: newAt('/zaaksystemen', zaaksysteem),
    at: { geheim: '- is never shown', certificaat: CERTIFICAAT },
  },
  'partijen.maken': {
    bodies: partijBodies,
    at: {
      authenticatie: '- see partijen.authenticeren',
      identificatoren: '- numbers with a check digit: see partijen.test.ts',
    },
    values: {
      'digitaleAdressen.0.soortDigitaalAdres': ['telefoonnummer'],
      werkteVoorPartij: [known.organisatie],
      'vertegenwoordigt.0': [known.partij],
    },
  },
  'partijen.wijzigen': {
    bodies: () => [{}, { digitaleAdressen: [{ soortDigitaalAdres: 'overig', adres: '0201234567' }] }],
    params: (send, from, place) => newAt('/partijen', () => KINDS[place]?.() ?? persoon())(send, from, place),
    at: { identificatoren: '- numbers with a check digit: see partijen.test.ts' },
    values: {
      'digitaleAdressen.0.soortDigitaalAdres': ['telefoonnummer'],
      werkteVoorPartij: [known.organisatie],
      'vertegenwoordigt.0': [known.partij],
    },
  },
  'partijen.authenticeren': {
    bodies: () => [{ middel: 'digid', niveau: 'laag' }],
    params: async () => ({ uuid: known.partij }),
    read: (send, answer) => inList(`/partijen/${known.partij}/authenticaties`)(send, answer, {}),
  },
  'klantcontacten.registreren': {
    bodies: () => [
      {
        ...contactBody(known.medewerker),
        onderwerpobjecten: [{ identificator: BOOM }],
        bijlagen: [{ identificator: ZAAK }],
      },
    ],
    at: contactAt(),
    values: contactValues(known),
  },
  'klantcontacten.gesprekRegistreren': {
    bodies: () => [
      {
        klantcontacten: [
          {
            ...contactBody(known.medewerker),
            onderwerpobjecten: [{ identificator: BOOM }],
            bijlagen: [{ identificator: ZAAK }],
          },
        ],
      },
    ],
    at: contactAt('klantcontacten.0.'),
    values: contactValues(known, 'klantcontacten.0.'),
    read: async (send, { json }) => ({
      gesprek: json.gesprek,
      klantcontacten: [(await send('get', `/klantcontacten/${json.klantcontacten[0].uuid}`)).json],
    }),
  },
  'klantcontacten.corrigeren': {
    bodies: () => [{ onderwerp: unique('Onderwerp'), ...TALK, reden: 'Verschreven' }],
    values: talkValues(),
    params: async () => ({ uuid: known.contact }),
    read: (send, answer) => inList(`/klantcontacten/${known.contact}/correcties`)(send, answer, {}),
  },
  'weergaven.maken': {
    isRemoved: true,
    at: { 'inhoud.label': '- must be one that exists: see weergaven.test.ts' },
    as: medewerkerAsks,
    bodies: () => [weergave()],
    values: { gedeeldMet: [known.afdeling], 'inhoud.eenheid': [known.afdeling], 'inhoud.zoek': ['paspoort', 'Zoë 12'] },
  },
  'weergaven.wijzigen': {
    isRemoved: true,
    as: medewerkerAsks,
    bodies: () => [{ versie: 1 }, { versie: 1, inhoud: { lijst: 'afdeling' } }],
    params: newAt('/weergaven', weergave),
    at: {
      versie: '- tells which version is changed',
      'inhoud.label': '- must be one that exists: see weergaven.test.ts',
    },
    values: { gedeeldMet: [known.afdeling], 'inhoud.eenheid': [known.afdeling], 'inhoud.zoek': ['paspoort', 'Zoë 12'] },
  },
  'postvakken.maken': {
    bodies: () => [
      { ...postvak(), afdeling: known.afdeling, aanmelden: 'client', clientId: 'x', tokenUrl: 'https://id.example/' },
    ],
    values: { kanaal: ['e-mail'] },
    at: { geheim: '- is never shown', afdeling: '- must be one that exists: see postvakken.wijzigen' },
  },
  'postvakken.wijzigen': {
    bodies: () => [{ geheim: 'anders', clientId: 'x', tokenUrl: 'https://id.example/' }],
    params: async (send) => newAt('/postvakken', () => ({ ...postvak(), afdeling: known.afdeling }))(send, known, ''),
    values: { afdeling: [known.afdeling], kanaal: ['e-mail'] },
    at: { geheim: '- is never shown', afdeling: 'afdeling.uuid' },
  },
  'postvakken.regelMaken': {
    bodies: () => [
      { ...postregel(), label: 'L' },
      { ...postregel(), geenTaak: 'reclame' },
    ],
    values: RULE_VALUES,
    at: { ...EXISTING, afdeling: '- must be one that exists: see postvakken.regelWijzigen' },
    read: inList('/postregels'),
    isRemoved: true,
  },
  'postvakken.regelWijzigen': {
    bodies: () => [{}, { afdeling: null, onderwerp: '', label: '' }],
    params: newAt('/postregels', () => ({ ...postregel(), label: 'L' })),
    values: { ...RULE_VALUES, afdeling: [known.afdeling] },
    at: { ...EXISTING, afdeling: 'afdeling.uuid', actief: '- only after a trial: see regels.test.ts' },
    read: inList('/postregels'),
    isRemoved: true,
  },
  'inkomend.maken': {
    bodies: () => [{ ...inkomendKanaal(), regel }],
    values: { 'regel.kanaal': ['e-mail'], 'regel.signaal.categorie': CATEGORIEEN },
    at: { afdeling: '- must be one that exists: see inkomend.wijzigen' },
  },
  'inkomend.wijzigen': {
    bodies: () => [{ regel }],
    params: newAt('/inkomendekanalen', inkomendKanaal),
    values: { afdeling: [known.afdeling], 'regel.kanaal': ['e-mail'], 'regel.signaal.categorie': CATEGORIEEN },
    at: { afdeling: 'afdeling.uuid' },
  },
  'abonnementen.abonneren': {
    isRemoved: true,
    bodies: () => [
      abonnement(),
      { ...abonnement(), aanmelding },
      { ...abonnement(), soort: 'notificaties', aanmelding },
    ],
    at: { 'aanmelding.clientGeheim': '- is never shown', certificaat: CERTIFICAAT },
  },
  'abonnementen.wijzigen': {
    isRemoved: true,
    bodies: () => [{}, { aanmelding }],
    params: async (send) => {
      const { json } = await send('post', '/abonnementen', abonnement())
      return { uuid: json.abonnement.uuid }
    },
    at: { 'aanmelding.clientGeheim': '- is never shown', certificaat: CERTIFICAAT },
  },
  'zaakregister.catalogusBewaren': {
    bodies: () => [CATALOGUS],
    read: async (send) => (await send('get', '/zaakregister/catalogus')).json.catalogus,
  },
  'zaakregister.zaaktypeMaken': { bodies: () => [zaaktype()], values: { afdeling: [known.afdeling] } },
  'zaakregister.zaaktypeWijzigen': {
    bodies: () => [zaaktype()],
    params: newAt('/zaakregister/zaaktypen', zaaktype),
    values: { afdeling: [known.afdeling] },
  },
  'team.afwezigMelden': {
    bodies: () => [{ van: '2026-11-30', tot: '2099-01-01' }],
    params: async () => ({ uuid: known.medewerker }),
    values: { van: ['2026-11-30', '2026-11-29'], tot: ['2099-01-01', null] },
    read: async (send) =>
      (await send('get', '/team?alle=true')).json.medewerkers.find(({ uuid }: Body) => uuid === known.medewerker)
        .afwezigheid,
  },
  'meldingen.instellen': {
    as: medewerkerAsks,
    bodies: () => [{ nieuw: 'direct', doorgestuurd: 'direct', overTijd: 'direct', heropend: 'direct' }],
  },
})

/** These operations keep no fields as they are, or have such a test of their own, each for this reason. */
export const OTHERWISE_TESTED: Readonly<Record<string, string>> = {
  'postvakken.opnieuw': AN_ACT,
  'postvakken.afdoen': AN_ACT,
  'postvakken.regelsOrdenen': AN_ACT,
  'postvakken.regelProberen': AN_ACT,
  'inkomend.opnieuw': AN_ACT,
  'inkomend.geheimZetten': 'a secret is never shown: see webhook.test.ts',
  'inkomend.formulier': 'a wire of others: see formulieren.test.ts',
  'inkomend.gesprek': 'a wire of others: see gesprekken.test.ts',
  'oproepen.melden': 'what a switchboard tells: see telefonie.test.ts',
  'signalen.maken': 'what goes to Signalen: see signaleren.test.ts',
  'signalen.bekend': AN_ACT,
  'inkomend.dso': 'a wire of others: see dso.test.ts',
  'postvakken.schrijven': 'a message that comes in as by e-mail: see demo.test.ts',
  'inkomend.productaanvraag': 'a wire of others: see productaanvraag.test.ts',
  'inkomend.inlezen': 'a wire of others: see dso.test.ts',
  'wijzigingen.gezien': AN_ACT,
  'meldingen.nieuwsGezien': AN_ACT,
  'documenten.uploadBeginnen': 'a document in parts: see documenten.test.ts',
  'documenten.deelToevoegen': 'a document in parts: see documenten.test.ts',
  'actoren.inlezen': 'a file: see inlezen.test.ts',
  'actoren.overnemen': AN_ACT,
  'toegang.geheimMaken': 'a secret is shown once: see applicaties.test.ts',
  'toegang.koppelen': AN_ACT,
  'toegang.nieuweMedewerker': AN_ACT,
  'toegang.voorstelGoedkeuren': AN_ACT,
  'toegang.voorstelAfwijzen': AN_ACT,
  'instellingen.themaControleren': 'it only reads',
  'instellingen.bestandBewaren': 'a file that is rewritten (decision 0023)',
  'kanalen.ordenen': AN_ACT,
  'kanalen.overnemen': AN_ACT,
  'vragensets.ordenen': AN_ACT,
  'zaaksystemen.zaaktypeKiezen': 'needs a catalogus: see the tests of zaaksysteem',
  'concepten.beginnen': 'a draft is merged: see concepten.test.ts',
  'concepten.bewaren': 'a draft is merged: see concepten.test.ts',
  'internetaken.taakconceptBewaren': 'a draft is merged: see taakconcepten.test.ts',
  'meldingen.opnieuw': AN_ACT,
  'internetaken.beantwoorden': 'is sent: see antwoorden.test.ts',
  'internetaken.terughalen': AN_ACT,
  'internetaken.labelen': AN_ACT,
  'internetaken.verdelen': AN_ACT,
  'team.overdragen': AN_ACT,
  'internetaken.toewijzen': AN_ACT,
  'internetaken.doorsturen': AN_ACT,
  'internetaken.afronden': AN_ACT,
  'internetaken.heropenen': AN_ACT,
  'internetaken.noteren': AN_ACT,
  'internetaken.nietBereikt': AN_ACT,
  'internetaken.zaakKoppelen': AN_ACT,
  'internetaken.zaakOntkoppelen': AN_ACT,
  'zaken.starten': 'needs a zaaksysteem: see starten.test.ts',
  'zaken.zaakStarten': 'needs a zaaksysteem: see starten.test.ts',
  'zaken.allesProberen': AN_ACT,
  'zaken.opgeven': AN_ACT,
  'zaken.koppelen': AN_ACT,
  'zaken.ontkoppelen': AN_ACT,
  'zaken.notificatie': 'what a zaaksysteem sends',
  'zaken.cloudevent': 'what a zaaksysteem sends',
  'klantcontacten.beantwoorden': 'a klantcontact of its own: see klantcontacten.registreren',
  'klantcontacten.aankondigingRegistreren': 'klantcontacten of many: see klantcontacten.registreren',
  'klanttaken.uitzetten': 'needs a zaak: see klanttaken.test.ts',
  'klanttaken.verlengen': AN_ACT,
  'klanttaken.intrekken': AN_ACT,
  'klanttaken.uitvoeren': AN_ACT,
  'klanttaken.verwerken': AN_ACT,
  'klanttaken.herinneren': AN_ACT,
  'klanttaken.betalen': 'needs a payment provider: see betalen.test.ts',
  'klanttaken.betalingOphalen': AN_ACT,
  'weergaven.standaardKiezen': AN_ACT,
  'abonnementen.opnieuw': AN_ACT,
  'zaakregister.zaaktypeBeeindigen': AN_ACT,
  'zaakregister.statusZetten': AN_ACT,
  'zaakregister.resultaatVastleggen': AN_ACT,
}
