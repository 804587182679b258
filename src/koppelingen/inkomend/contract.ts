import { z } from 'zod'
import { contract } from '../../platform/contract.ts'
import { problemKind } from '../../platform/problems.ts'
import {
  atLeastEenVeld,
  Cursor,
  Moment,
  Pagina,
  Paginagrootte,
  Tekst,
  Uuid,
  VerplichteTekst,
} from '../../platform/schemas.ts'
import { Signaalcategorie } from '../../register/signalen/contract.ts'

export const kanaalBestaatAl = problemKind(
  'inkomend-kanaal-bestaat-al',
  409,
  'Er is al een inkomend kanaal van deze soort met deze sleutel.',
)
export const leveringAnders = problemKind(
  'levering-anders',
  409,
  'Deze inzending is al geregistreerd, met een andere inhoud.',
)
export const leveringNietHerhaalbaar = problemKind(
  'levering-niet-herhaalbaar',
  409,
  'Van deze levering zijn geen gegevens bewaard om opnieuw in te delen.',
)
export const geenInzending = problemKind(
  'geen-inzending',
  409,
  'Er is nog geen inzending die u mag zien om dit mee te proberen.',
)

export const geheimOngeldig = problemKind(
  'inkomend-geheim-ongeldig',
  409,
  'Een kanaal van deze soort heeft geen geheim, of niet een geheim van deze vorm.',
)
export const geenSleutelVoorKanaal = problemKind(
  'geen-sleutel-voor-kanaal',
  409,
  'Zonder SECRET_KEY kan het geheim van een inkomend kanaal niet worden bewaard.',
)
export const geenProductaanvragen = problemKind(
  'geen-productaanvragen',
  409,
  'Balie neemt geen productaanvragen in: OBJECTEN_URL, OBJECTEN_TOKEN en OBJECTEN_TYPE_PRODUCTAANVRAAG zijn niet ingesteld.',
)
export const handtekeningOngeldig = problemKind(
  'handtekening-ongeldig',
  401,
  'De handtekening onder dit verzoek is niet van een kanaal dat Balie kent.',
)
export const handtekeningVerlopen = problemKind(
  'handtekening-verlopen',
  401,
  'Dit verzoek is te lang geleden ondertekend, of de klok van de afzender loopt niet gelijk.',
)

/** The kinds of kanalen by which others deliver. */
export const SoortInkomend = z.enum([
  'formulier',
  'productaanvraag',
  'dso',
  'webhook',
  'gesprek',
  'chatwoot',
  'rocketchat',
  'melding',
  'oproep',
])
export type SoortInkomend = z.output<typeof SoortInkomend>

/** Is it a form that was sent in? Its reference joins it with what the profile of the klant sends by itself. */
export const isFormulier = (soort: SoortInkomend): boolean => soort === 'formulier' || soort === 'productaanvraag'

/** The kinds whose deliveries are signed: with a secret of the kanaal, in the place of the token of an application. */
export const SoortOndertekend = SoortInkomend.extract(['webhook', 'chatwoot', 'rocketchat'])
export type SoortOndertekend = z.output<typeof SoortOndertekend>

/** A sleutel looks like this. */
export const SLEUTEL = '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$'

/** The part of the address that names a kanaal. */
export const Sleutel = z.string().max(100).regex(new RegExp(SLEUTEL))

/** The path of a value in a submission, with dots: `adres.postcode`. Empty: it is not in the form. */
const Veldpad = Tekst(200)

/** A value that the customer reads in the inhoud, and the words before it (R16). */
export const Inhoudsregel = z.strictObject({ veld: VerplichteTekst(200), woorden: Tekst(200) })

/** Where the form asks who somebody is, and how to reach them for this contact (R3). */
const Klantvelden = z.strictObject({
  voornaam: Veldpad.default(''),
  voorvoegsel: Veldpad.default(''),
  achternaam: Veldpad.default(''),
  organisatienaam: Veldpad.default(''),
  emailadres: Veldpad.default(''),
  telefoonnummer: Veldpad.default(''),
  /** An address, with the parts that the address field of Open Forms has. */
  adres: Veldpad.default(''),
})

/** The words of a kind of kanaal when a rule has none: the kanaal, and the act that a task asks. */
interface Standaard {
  kanaal: string
  handeling: string
  onderwerp?: string
  inhoud?: readonly { veld: string; woorden: string }[]
  klant?: Partial<Record<'voornaam' | 'achternaam' | 'emailadres' | 'telefoonnummer', string>>
}

const GESPREK = {
  kanaal: 'chat',
  handeling: 'Beantwoord dit gesprek',
  onderwerp: '{onderwerp}',
  klant: { achternaam: 'klant.naam', emailadres: 'klant.emailadres', telefoonnummer: 'klant.telefoonnummer' },
} as const satisfies Standaard

/** The parts of a rule that it leaves empty are these. */
export const STANDAARD: Readonly<Record<SoortInkomend, Standaard>> = {
  formulier: { kanaal: 'webformulier', handeling: 'Behandel deze inzending' },
  productaanvraag: { kanaal: 'webformulier', handeling: 'Behandel deze aanvraag' },
  dso: { kanaal: 'omgevingsloket', handeling: 'Behandel dit verzoek van het Omgevingsloket' },
  webhook: { kanaal: 'webformulier', handeling: 'Behandel dit bericht' },
  gesprek: GESPREK,
  chatwoot: GESPREK,
  rocketchat: GESPREK,
  melding: {
    kanaal: 'app',
    handeling: 'Behandel deze melding',
    inhoud: [
      { veld: 'description', woorden: '' },
      { veld: 'address_string', woorden: 'Waar' },
      { veld: 'lat', woorden: 'Breedtegraad' },
      { veld: 'long', woorden: 'Lengtegraad' },
    ],
    klant: { voornaam: 'first_name', achternaam: 'last_name', emailadres: 'email', telefoonnummer: 'phone' },
  },
  oproep: {
    kanaal: 'telefoon',
    handeling: 'Bel terug',
    inhoud: [
      { veld: 'moment', woorden: 'Gebeld op' },
      { veld: 'wachtrij', woorden: 'Wachtrij' },
    ],
    klant: { telefoonnummer: 'nummer' },
  },
}

/** A rule for deliveries. Without one the defaults apply. */
export const Regel = z
  .strictObject({
    /** Empty: that of its kind. */
    kanaal: Tekst(50).default(''),
    /** A text in which `{veld}` stands for a value. Empty: the name of the form. */
    onderwerp: Tekst(200).default(''),
    /** The lines that the customer reads. Empty: all that was filled in. */
    inhoud: z.array(Inhoudsregel).max(100).default([]),
    klant: Klantvelden.prefault({}),
    vertrouwelijk: z.boolean().default(false),
    /** The act that the interne taak asks. Empty: that of its kind. */
    handeling: Tekst(200).default(''),
    /** The vragenset that is filled in for the task: by the key of each question the value that answers it. */
    vragenset: z
      .strictObject({ uuid: Uuid, antwoorden: z.record(z.string().max(50), VerplichteTekst(200)) })
      .nullable()
      .default(null),
    /** The zaak that starts in the place of an interne taak. */
    zaak: z
      .strictObject({
        zaaksysteem: Uuid,
        zaaktype: VerplichteTekst(50),
        /** The eigenschappen of the zaak: the name of each in the zaaktype, and the value that it gets. */
        eigenschappen: z
          .array(z.strictObject({ naam: VerplichteTekst(200), veld: VerplichteTekst(200) }))
          .max(100)
          .default([]),
      })
      .nullable()
      .default(null),
    /** The addresses from where the files of a chat may be fetched; without one they stay there. */
    bestandenVan: z
      .array(z.url({ protocol: /^https?$/ }).max(200))
      .max(5)
      .default([]),
    /** The category of Signalen to which it goes on as a melding, and the fields with its place. The task is done once Signalen has it. */
    signaal: z
      .strictObject({
        categorie: Signaalcategorie,
        categorieNaam: VerplichteTekst(200),
        adres: Veldpad.default(''),
        lengtegraad: Veldpad.default(''),
        breedtegraad: Veldpad.default(''),
      })
      .nullable()
      .default(null),
  })
  .meta({ id: 'InkomendeRegel' })
export type Regel = z.output<typeof Regel>

const velden = {
  naam: VerplichteTekst(100),
  actief: z.boolean(),
  regel: Regel,
  /** The afdeling or groep that gets the interne taken; null: that of the settings. */
  afdeling: Uuid.nullable(),
}

/** The deliveries by a kanaal: how many, how many that ask attention, and when the last one was. */
const Stand = z.strictObject({ aantal: z.int(), afwijkend: z.int(), geweigerd: z.int(), laatsteOp: Moment.nullable() })

/** A kanaal by which another system delivers contacts. */
export const InkomendKanaal = z
  .strictObject({
    uuid: Uuid,
    soort: SoortInkomend,
    sleutel: Sleutel,
    ...velden,
    afdeling: z.strictObject({ uuid: Uuid, naam: z.string() }).nullable(),
    /** Where is delivered, under the address of Balie. */
    pad: z.string(),
    /** A secret by which its deliveries are signed is kept, which is never shown; null: deliveries of its kind are not signed. */
    heeftGeheim: z.boolean().nullable(),
    stand: Stand,
  })
  .meta({ id: 'InkomendKanaal' })
export type InkomendKanaal = z.output<typeof InkomendKanaal>

export const NieuwInkomendKanaal = z
  .strictObject({
    soort: SoortInkomend.default('formulier'),
    sleutel: Sleutel,
    ...velden,
    actief: velden.actief.default(true),
    regel: Regel.prefault({}),
    afdeling: velden.afdeling.default(null),
  })
  .meta({ id: 'NieuwInkomendKanaal' })
export type NieuwInkomendKanaal = z.output<typeof NieuwInkomendKanaal>

export const InkomendKanaalWijziging = z
  .strictObject(velden)
  .partial()
  .refine(atLeastEenVeld, { params: { code: 'leeg' }, message: 'Geef ten minste een veld om te wijzigen.' })
  .meta({ id: 'InkomendKanaalWijziging' })
export type InkomendKanaalWijziging = z.output<typeof InkomendKanaalWijziging>

/** The deliveries at an address that no kanaal has. */
const ZonderRegel = z.strictObject({ soort: SoortInkomend, sleutel: z.string(), naam: z.string(), stand: Stand })
export type ZonderRegel = z.output<typeof ZonderRegel>

export const StandLevering = z.enum(['geregistreerd', 'afwijkend'])
export type StandLevering = z.output<typeof StandLevering>

/** A delivery and what became of it. What it said is in its klantcontact. */
export const InkomendeLevering = z
  .strictObject({
    uuid: Uuid,
    soort: SoortInkomend,
    /** The sleutel in the address to which it was delivered. */
    adres: z.string(),
    naam: z.string(),
    kenmerk: z.string(),
    ontvangenOp: Moment,
    omvang: z.int(),
    stand: StandLevering,
    /** The things that are not as the rule says. */
    reden: z.string(),
    klantcontact: Uuid.nullable(),
    /** Its data are there, so it can be arranged again. */
    herhaalbaar: z.boolean(),
  })
  .meta({ id: 'InkomendeLevering' })
export type InkomendeLevering = z.output<typeof InkomendeLevering>

/** Deliveries that were refused in one hour, of one sender and for one reason. What they said is not kept. */
export const InkomendeWeigering = z
  .strictObject({
    uuid: Uuid,
    soort: SoortInkomend,
    /** The sleutel of the kanaal; empty: that is not known. */
    adres: z.string(),
    /** The name of that kanaal; null: there is none. */
    kanaal: z.string().nullable(),
    /** The application or kanaal that delivered, or else the network that it came from. Empty: a medewerker, or several senders. */
    afzender: z.string(),
    /** Balie knows who delivered. */
    bekend: z.boolean(),
    /** By what the sender knows it; empty: that could not be read. */
    kenmerk: z.string(),
    reden: z.string(),
    eersteOp: Moment,
    laatsteOp: Moment,
    aantal: z.int(),
  })
  .meta({ id: 'InkomendeWeigering' })
export type InkomendeWeigering = z.output<typeof InkomendeWeigering>

/** The last submission, and what a rule makes of it. */
export const Voorbeeld = z
  .strictObject({
    ontvangenOp: Moment,
    kenmerk: z.string(),
    velden: z.array(z.strictObject({ veld: z.string(), naam: z.string(), waarde: z.string() })),
    resultaat: z.strictObject({
      kanaal: z.string(),
      onderwerp: z.string(),
      inhoud: z.string(),
      klant: z.string(),
      adressen: z.array(z.string()),
    }),
    /** The things that the rule asks and this submission does not have. */
    opmerkingen: z.array(z.string()),
  })
  .meta({ id: 'Voorbeeld' })
export type Voorbeeld = z.output<typeof Voorbeeld>

const KlantcontactVanLevering = z.strictObject({ uuid: Uuid, nummer: z.string(), url: z.string() })

/** The klantcontact that a delivery became. */
const Geregistreerd = z.strictObject({ klantcontact: KlantcontactVanLevering }).meta({ id: 'GeregistreerdeLevering' })

/** The klantcontacten that a conversation became, one for each subject (R13); none while it goes on. */
const GeregistreerdGesprek = z
  .strictObject({ klantcontacten: z.array(KlantcontactVanLevering) })
  .meta({ id: 'GeregistreerdGesprek' })

const BEHEREN = 'inkomend.beheren'
const LEVEREN = 'inkomend.leveren'
/** The largest delivery: as base64 a third of it is lost. */
const MOST_KB = 40 * 1024
/** The largest delivery that is signed: it is read before it is known who sends it. */
const MOST_SIGNED_KB = 10 * 1024
/** The largest verzoek of the Omgevingsloket. Its documents stay there. */
export const MOST_DSO_KB = 100 * 1024
const XML = ['application/xml', 'text/xml'] as const

const params = z.strictObject({ uuid: Uuid })

export const inkomend = contract({
  lijst: {
    method: 'get',
    path: '/inkomendekanalen',
    right: BEHEREN,
    summary:
      'Toon de kanalen waarlangs andere systemen contacten aanleveren, en wat aankwam zonder dat er een kanaal voor is.',
    result: z.strictObject({ resultaten: z.array(InkomendKanaal), zonderRegel: z.array(ZonderRegel) }),
  },
  tonen: {
    method: 'get',
    path: '/inkomendekanalen/{uuid}',
    right: BEHEREN,
    summary: 'Toon een inkomend kanaal.',
    params,
    result: InkomendKanaal,
  },
  maken: {
    method: 'post',
    path: '/inkomendekanalen',
    right: BEHEREN,
    summary: 'Leg vast wat er wordt van wat langs een kanaal binnenkomt.',
    body: NieuwInkomendKanaal,
    status: 201,
    result: InkomendKanaal,
    problems: [kanaalBestaatAl],
  },
  wijzigen: {
    method: 'patch',
    path: '/inkomendekanalen/{uuid}',
    right: BEHEREN,
    summary:
      'Wijzig een inkomend kanaal, of zet het aan of uit. Ook wat langs een kanaal komt dat uit staat wordt ingenomen.',
    params,
    body: InkomendKanaalWijziging,
    result: InkomendKanaal,
  },
  geheimZetten: {
    method: 'put',
    path: '/inkomendekanalen/{uuid}/geheim',
    right: BEHEREN,
    secondPerson: true,
    summary:
      'Zet het geheim waarmee leveringen worden ondertekend: dat van het andere systeem, of een nieuw. Het vorige geldt nog GEHEIM_OVERLAP_UREN.',
    params,
    body: z.strictObject({ geheim: z.string().min(8).max(500).optional() }).meta({ id: 'GeheimVanKanaal' }),
    /** The secret, this one time, when Balie made it. */
    result: z.strictObject({ geheim: z.string().nullable() }),
    problems: [geheimOngeldig, geenSleutelVoorKanaal],
  },
  voorbeeld: {
    method: 'post',
    path: '/inkomendekanalen/_voorbeeld',
    reads: true,
    right: BEHEREN,
    summary: 'Toon de laatste inzending aan een adres, en wat een regel ervan maakt. Er wordt niets bewaard.',
    body: z.strictObject({ soort: SoortInkomend.default('formulier'), sleutel: Sleutel, regel: Regel.prefault({}) }),
    result: Voorbeeld,
    problems: [geenInzending],
  },
  leveringen: {
    method: 'get',
    path: '/inkomendeleveringen',
    right: BEHEREN,
    summary: 'Toon wat werd aangeleverd en wat ervan werd, het laatste eerst.',
    query: z.strictObject({
      soort: SoortInkomend.optional(),
      sleutel: Sleutel.optional(),
      stand: StandLevering.optional(),
      na: Cursor.optional(),
      aantal: Paginagrootte,
    }),
    result: Pagina(InkomendeLevering),
  },
  weigeringen: {
    method: 'get',
    path: '/inkomendeweigeringen',
    right: BEHEREN,
    summary: 'Toon wat werd geweigerd, van wie en waarom: geteld per uur, het laatste eerst.',
    query: z.strictObject({
      soort: SoortInkomend.optional(),
      sleutel: Sleutel.optional(),
      na: Cursor.optional(),
      aantal: Paginagrootte,
    }),
    result: Pagina(InkomendeWeigering),
  },
  opnieuw: {
    method: 'post',
    path: '/inkomendeleveringen/{uuid}/opnieuw',
    right: BEHEREN,
    takesIn: true,
    summary:
      'Deel een levering opnieuw in zoals de regel nu zegt: de tekst wordt gecorrigeerd, en wat nog te doen is gaat naar de juiste afdeling.',
    params,
    result: InkomendeLevering,
    problems: [leveringNietHerhaalbaar],
  },
  inlezen: {
    method: 'post',
    path: '/kanalen/dso/verzoeken/_inlezen',
    right: 'inkomend.inlezen',
    takesIn: true,
    file: XML,
    bodyKb: MOST_DSO_KB,
    summary:
      'Lees met de hand een verzoek van het Omgevingsloket in: het XML-bericht, zoals een adapter het aanlevert.',
    status: 201,
    result: Geregistreerd,
    problems: [leveringAnders],
  },
})

/** Somebody who took part in a conversation: the klant, a medewerker, or a machine such as a chatbot (R14). */
const Deelnemer = z
  .strictObject({
    /** The name by which the berichten call them. */
    id: VerplichteTekst(200),
    soort: z.enum(['klant', 'medewerker', 'automaat']),
    naam: Tekst(200).default(''),
    /** Of a klant for this contact alone (R3); by that of a medewerker Balie knows who it is. */
    emailadres: Tekst(254).default(''),
    telefoonnummer: Tekst(30).default(''),
  })
  .meta({ id: 'Gespreksdeelnemer' })

const Gespreksbericht = z
  .strictObject({
    id: VerplichteTekst(200),
    op: Moment,
    /** The id of the deelnemer who wrote it. */
    van: VerplichteTekst(200),
    tekst: Tekst(50_000).default(''),
    /** A note among colleagues. It is left out: the klant reads a klantcontact (R16). */
    intern: z.boolean().default(false),
    bijlagen: z
      .array(z.strictObject({ bestandsnaam: VerplichteTekst(255), inhoud: z.base64() }))
      .max(25)
      .default([]),
  })
  .meta({ id: 'Gespreksbericht' })

/** A subject of a conversation that had several: each becomes a klantcontact of its own (R13). */
const Gespreksonderwerp = z
  .strictObject({
    /** The name of this subject each time that the conversation is delivered. */
    id: VerplichteTekst(100),
    onderwerp: VerplichteTekst(200),
    /** The ids of the berichten about it; a bericht can be about several subjects. */
    berichten: z.array(VerplichteTekst(200)).min(1).max(5_000),
    beantwoord: z.boolean().optional(),
  })
  .meta({ id: 'Gespreksonderwerp' })

/** A conversation that has ended (R9), whole: in a later delivery of it there can only be more. */
export const Gespreklevering = z
  .strictObject({
    /** The name of the system that delivers, which is the sleutel of its kanaal. */
    bron: Sleutel,
    /** The name of the conversation in that system. */
    gesprekId: VerplichteTekst(150),
    geeindigdOp: Moment,
    onderwerp: Tekst(200).default(''),
    /** The question was answered (R20). Absent: it was when a medewerker wrote after the last bericht of the klant. */
    beantwoord: z.boolean().optional(),
    deelnemers: z.array(Deelnemer).min(1).max(50),
    berichten: z.array(Gespreksbericht).min(1).max(5_000),
    onderwerpen: z.array(Gespreksonderwerp).max(20).default([]),
  })
  .meta({ id: 'Gespreklevering' })
export type Gespreklevering = z.output<typeof Gespreklevering>

/** A notification of a Notificaties API (1.0). Other members are left alone. */
const ObjectNotificatie = z
  .looseObject({
    kanaal: VerplichteTekst(50),
    resource: VerplichteTekst(100),
    resourceUrl: z.url().max(1000),
    actie: VerplichteTekst(100),
    kenmerken: z.record(z.string(), z.string()).optional(),
  })
  .meta({ id: 'ObjectNotificatie' })

/** The operations that other systems call with a token; no screen does. */
export const aanleveren = contract({
  formulier: {
    method: 'post',
    path: '/kanalen/formulieren/{id}',
    right: LEVEREN,
    takesIn: true,
    bodyKb: MOST_KB,
    summary: 'Lever een ingezonden formulier aan, zoals de registratie "Generic JSON" van Open Formulieren dat doet.',
    params: z.strictObject({ id: Sleutel }),
    body: z
      .looseObject({
        values: z.unknown().optional(),
        values_schema: z.unknown().optional(),
        metadata: z.unknown().optional(),
      })
      .meta({ id: 'Formulierlevering' }),
    status: 201,
    result: Geregistreerd,
    problems: [leveringAnders],
  },
  gesprek: {
    method: 'post',
    path: '/kanalen/gesprekken',
    right: LEVEREN,
    takesIn: true,
    bodyKb: MOST_KB,
    summary:
      'Lever een gesprek aan dat is afgelopen: een chat, of berichten via een app. Komen er later berichten bij, stuur het dan nog een keer in zijn geheel.',
    body: Gespreklevering,
    result: GeregistreerdGesprek,
    problems: [leveringAnders],
  },
  dso: {
    method: 'post',
    path: '/kanalen/dso/verzoeken',
    right: LEVEREN,
    takesIn: true,
    file: XML,
    bodyKb: MOST_DSO_KB,
    summary:
      'Lever een verzoek van het Omgevingsloket aan: het XML-bericht (STAM) dat een Digikoppeling-adapter doorstuurt.',
    status: 201,
    result: Geregistreerd,
    problems: [leveringAnders],
  },
  productaanvraag: {
    method: 'post',
    path: '/kanalen/objecten/notificaties',
    right: LEVEREN,
    takesIn: true,
    summary:
      'Neem een notificatie van een Objects API aan (kanaal `objecten`): een productaanvraag wordt opgehaald en ingenomen.',
    body: ObjectNotificatie,
    problems: [geenProductaanvragen],
  },
})

/** The operations that other systems sign (see `SoortOndertekend`); their names are the kinds. */
export const ondertekend = contract({
  webhook: {
    method: 'post',
    path: '/kanalen/inkomend/{id}',
    right: LEVEREN,
    takesIn: true,
    bodyKb: MOST_SIGNED_KB,
    summary:
      'Lever een bericht aan in een eigen vorm, ondertekend als in Standard Webhooks (HMAC-SHA256 over id, tijdstip en inhoud).',
    params: z.strictObject({ id: Sleutel }),
    headers: z.object({
      'webhook-id': VerplichteTekst(200),
      'webhook-timestamp': VerplichteTekst(20),
      'webhook-signature': VerplichteTekst(2_000),
    }),
    body: z.looseObject({}).meta({ id: 'Webhooklevering' }),
    status: 201,
    result: Geregistreerd,
    problems: [leveringAnders, handtekeningOngeldig, handtekeningVerlopen],
  },
  chatwoot: {
    method: 'post',
    path: '/kanalen/gesprekken/chatwoot/{id}',
    right: LEVEREN,
    takesIn: true,
    bodyKb: MOST_SIGNED_KB,
    summary: 'Neem een webhook van Chatwoot aan: een gesprek wordt vastgelegd als het is opgelost.',
    params: z.strictObject({ id: Sleutel }),
    headers: z.object({
      'x-chatwoot-timestamp': VerplichteTekst(20),
      'x-chatwoot-signature': VerplichteTekst(200),
    }),
    body: z.looseObject({}).meta({ id: 'Chatwootlevering' }),
    result: GeregistreerdGesprek,
    problems: [leveringAnders, handtekeningOngeldig, handtekeningVerlopen],
  },
  rocketchat: {
    method: 'post',
    path: '/kanalen/gesprekken/rocketchat/{id}',
    right: LEVEREN,
    takesIn: true,
    bodyKb: MOST_SIGNED_KB,
    summary: 'Neem een webhook van Rocket.Chat Omnichannel aan: een gesprek wordt vastgelegd als het is gesloten.',
    params: z.strictObject({ id: Sleutel }),
    headers: z.object({ 'x-rocketchat-livechat-token': VerplichteTekst(500) }),
    body: z.looseObject({}).meta({ id: 'Rocketchatlevering' }),
    result: GeregistreerdGesprek,
    problems: [leveringAnders, handtekeningOngeldig],
  },
})
