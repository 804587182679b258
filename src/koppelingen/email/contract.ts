import { z } from 'zod'
import { contract } from '../../platform/contract.ts'
import { onvolledigeVolgorde, problemKind } from '../../platform/problems.ts'
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
import { documentBesmet, documenten, inQuarantaine } from '../../register/documenten/contract.ts'
import { geenPostvak } from '../../register/meldingen/contract.ts'

export const postvakBestaatAl = problemKind('postvak-bestaat-al', 409, 'Er is al een postvak met deze naam.')
export const regelBestaatAl = problemKind('postregel-bestaat-al', 409, 'Er is al een regel met deze naam.')
/** So many rules can be put in an order, and are held against each message. */
export const MEESTE_REGELS = 500
export const teVeelRegels = problemKind(
  'te-veel-postregels',
  409,
  `Er zijn al ${MEESTE_REGELS} regels. Verwijder er eerst een die u niet meer gebruikt.`,
)
export const regelNietBeproefd = problemKind(
  'postregel-niet-beproefd',
  409,
  'Probeer deze regel eerst op de laatste berichten. Hij is nieuw, of sinds de vorige keer gewijzigd.',
)

export const geenSleutelVoorPostvak = problemKind(
  'geen-sleutel-voor-postvak',
  409,
  'Zonder SECRET_KEY kan het wachtwoord van een postvak niet worden bewaard.',
)
export const berichtNietApart = problemKind(
  'bericht-niet-apart',
  409,
  'Dit bericht staat niet apart en is niet overgeslagen.',
)

export const geenEmail = problemKind(
  'geen-email',
  409,
  'Dit document is niet als e-mailbericht te lezen. Download het om het te bekijken.',
)

export const berichtNietBewaard = problemKind(
  'bericht-niet-bewaard',
  409,
  'Balie heeft dit bericht niet bewaard. Het staat alleen in het postvak zelf.',
)

/** How a connection is kept from others: TLS from the begin, TLS after the greeting, or (not in production) not. */
export const Beveiliging = z.enum(['tls', 'starttls', 'geen'])
export type Beveiliging = z.output<typeof Beveiliging>

/**
 * How Balie makes itself known (XOAUTH2 but for the first): a password; an application with a secret (Microsoft 365); or an application with
 * a private key that acts for the user (Google Workspace, RFC 7523).
 */
export const Aanmelden = z.enum(['wachtwoord', 'client', 'dienstaccount'])
export type Aanmelden = z.output<typeof Aanmelden>

const TokenUrl = z.url({ protocol: /^https?$/ }).max(500)

const velden = {
  naam: VerplichteTekst(100),
  actief: z.boolean(),
  host: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,252}$/),
  poort: z.int().min(1).max(65_535),
  beveiliging: Beveiliging,
  gebruiker: VerplichteTekst(200),
  aanmelden: Aanmelden,
  clientId: VerplichteTekst(200).nullable(),
  tokenUrl: TokenUrl.nullable(),
  scope: VerplichteTekst(500).nullable(),
  /** The folder that is read. */
  map: VerplichteTekst(200),
  /** The messages that arrived before this moment are left alone. */
  innemenVanaf: Moment,
  kanaal: VerplichteTekst(50),
  /** Stands before the subject of each message, so that a norm can apply to it; may be empty. */
  onderwerp: Tekst(100),
  /** The act that the interne taak asks. */
  handeling: VerplichteTekst(200),
  /** The address from which what came in here is answered; null: that of this installation. */
  afzender: z.email().max(254).nullable(),
  /** Whoever writes hears that it arrived (Awb 2:13); a program that answers by itself does not. */
  ontvangstbevestiging: z.boolean(),
}

/** How it goes with a mailbox. */
const Stand = z.strictObject({
  /** When it was last read until the end. */
  gelezenOp: Moment.nullable(),
  /** Why it cannot be read now; empty when it can. */
  fout: z.string(),
  foutOp: Moment.nullable(),
  /** How many messages are still to be registered, and since when. */
  wachten: z.int(),
  oudsteOp: Moment.nullable(),
  /** How many could not be registered. */
  apart: z.int(),
  /** How many asked nothing, or were put aside by a rule, and are still kept. */
  overgeslagen: z.int(),
})

/** A mailbox that Balie reads. Its secret is never shown. */
export const Postvak = z
  .strictObject({
    uuid: Uuid,
    ...velden,
    /** The afdeling or groep that gets the interne taken. */
    afdeling: z.strictObject({ uuid: Uuid, naam: z.string() }),
    stand: Stand,
  })
  .meta({ id: 'Postvak' })
export type Postvak = z.output<typeof Postvak>

/** The password, the secret of the client, or the private key (PEM). */
const Geheim = z.string().min(1).max(10_000)

export const NieuwPostvak = z
  .strictObject({
    ...velden,
    actief: velden.actief.default(true),
    poort: velden.poort.default(993),
    beveiliging: velden.beveiliging.default('tls'),
    aanmelden: velden.aanmelden.default('wachtwoord'),
    geheim: Geheim,
    clientId: velden.clientId.default(null),
    tokenUrl: velden.tokenUrl.default(null),
    scope: velden.scope.default(null),
    map: velden.map.default('INBOX'),
    innemenVanaf: velden.innemenVanaf.optional(),
    afdeling: Uuid,
    kanaal: velden.kanaal.default('e-mail'),
    onderwerp: velden.onderwerp.default(''),
    handeling: velden.handeling.default('Behandel deze e-mail'),
    afzender: velden.afzender.default(null),
    ontvangstbevestiging: velden.ontvangstbevestiging.default(false),
  })
  .meta({ id: 'NieuwPostvak' })
export type NieuwPostvak = z.output<typeof NieuwPostvak>

export const PostvakWijziging = z
  .strictObject({ ...velden, afdeling: Uuid, geheim: Geheim })
  .partial()
  .refine(atLeastEenVeld, { params: { code: 'leeg' }, message: 'Geef ten minste een veld om te wijzigen.' })
  .meta({ id: 'PostvakWijziging' })
export type PostvakWijziging = z.output<typeof PostvakWijziging>

/** The findings of a test of a mailbox. */
export const Postvaktest = z
  .strictObject({
    goed: z.boolean(),
    /** Why it does not work, in Dutch; empty when it does. */
    fout: z.string(),
    /** How many messages are in the folder; null when it could not be opened. */
    aantal: z.int().nullable(),
    /** The server tells at once that a message came in (IDLE). */
    meldt: z.boolean(),
  })
  .meta({ id: 'Postvaktest' })
export type Postvaktest = z.output<typeof Postvaktest>

export const StandBericht = z.enum(['ophalen', 'wacht', 'geregistreerd', 'bekend', 'overgeslagen', 'apart'])
export type StandBericht = z.output<typeof StandBericht>

/** A message that was fetched. What is in it is in its klantcontact. */
export const Postbericht = z
  .strictObject({
    uuid: Uuid,
    /** When the mailbox got it, and when Balie fetched it. */
    aangekomenOp: Moment,
    opgehaaldOp: Moment,
    omvang: z.int(),
    /** The sender and the subject of what became no klantcontact; empty without the right to look at it, or when it does not tell. */
    van: z.string(),
    onderwerp: z.string(),
    stand: StandBericht,
    /** Why it was skipped or put aside. */
    reden: z.string(),
    /** The name of the rule that it met; empty when it met none. */
    regel: z.string(),
    /** Balie has its content. Without it a message that was put aside cannot be tried again. */
    bewaard: z.boolean(),
    klantcontact: Uuid.nullable(),
  })
  .meta({ id: 'Postbericht' })
export type Postbericht = z.output<typeof Postbericht>

const params = z.strictObject({ uuid: Uuid })
const BEHEREN = 'postvakken.beheren'

/** The right to look at messages that became no klantcontact. */
export const INZIEN = 'postvakken.inzien'

const berichtParams = z.strictObject({ uuid: Uuid, bericht: Uuid })

/** A message as it came in, as text: nothing in it runs or is fetched. */
export const RuwBericht = z
  .strictObject({
    kopregels: z.string(),
    /** The begin of what comes after the headers. */
    begin: z.string(),
    /** There is more than is shown. */
    isIngekort: z.boolean(),
  })
  .meta({ id: 'RuwBericht' })
export type RuwBericht = z.output<typeof RuwBericht>

export const postvakken = contract({
  lijst: {
    method: 'get',
    path: '/postvakken',
    right: BEHEREN,
    summary: 'Toon de postvakken waaruit Balie e-mail inneemt, en hoe het daarmee staat.',
    result: z.strictObject({ resultaten: z.array(Postvak) }),
  },
  tonen: {
    method: 'get',
    path: '/postvakken/{uuid}',
    right: BEHEREN,
    summary: 'Toon een postvak.',
    params,
    result: Postvak,
  },
  maken: {
    method: 'post',
    path: '/postvakken',
    right: BEHEREN,
    secondPerson: true,
    summary: 'Leg een postvak vast; test het daarna.',
    body: NieuwPostvak,
    status: 201,
    result: Postvak,
    problems: [postvakBestaatAl, geenSleutelVoorPostvak],
  },
  wijzigen: {
    method: 'patch',
    path: '/postvakken/{uuid}',
    right: BEHEREN,
    secondPerson: true,
    summary: 'Wijzig een postvak, of zet het aan of uit. Een andere server of gebruiker vraagt het geheim opnieuw.',
    params,
    body: PostvakWijziging,
    result: Postvak,
    problems: [postvakBestaatAl, geenSleutelVoorPostvak],
  },
  testen: {
    method: 'post',
    path: '/postvakken/{uuid}/test',
    right: BEHEREN,
    summary: 'Open een postvak nu, en zeg hoe dat ging. Er wordt niets ingenomen.',
    params,
    result: Postvaktest,
  },
  berichten: {
    method: 'get',
    path: '/postvakken/{uuid}/berichten',
    right: BEHEREN,
    summary: 'Toon welke berichten uit een postvak zijn gehaald en wat ervan werd, het laatste eerst.',
    params,
    query: z.strictObject({ stand: StandBericht.optional(), na: Cursor.optional(), aantal: Paginagrootte }),
    result: Pagina(Postbericht),
  },
  bekijken: {
    method: 'get',
    path: '/postvakken/{uuid}/berichten/{bericht}',
    right: INZIEN,
    summary: 'Toon de kopregels en het begin van een bericht dat apart staat of is overgeslagen, zoals het binnenkwam.',
    params: berichtParams,
    result: RuwBericht,
    problems: [berichtNietApart, berichtNietBewaard],
  },
  bron: {
    method: 'get',
    path: '/postvakken/{uuid}/berichten/{bericht}/bron',
    right: INZIEN,
    summary: 'Download een bericht dat apart staat of is overgeslagen, zoals het binnenkwam.',
    params: berichtParams,
    mediaType: 'application/octet-stream',
    problems: [berichtNietApart, berichtNietBewaard, documentBesmet, inQuarantaine],
  },
  opnieuw: {
    method: 'post',
    path: '/postvakken/{uuid}/berichten/{bericht}/opnieuw',
    right: BEHEREN,
    summary: 'Registreer een bericht dat apart staat of is overgeslagen alsnog, wat een regel er ook van zegt.',
    params: z.strictObject({ uuid: Uuid, bericht: Uuid }),
    problems: [berichtNietApart, berichtNietBewaard],
  },
  afdoen: {
    method: 'post',
    path: '/postvakken/{uuid}/berichten/{bericht}/afdoening',
    right: BEHEREN,
    summary: 'Leg vast dat met een bericht dat apart staat niets hoeft te gebeuren.',
    params: z.strictObject({ uuid: Uuid, bericht: Uuid }),
    problems: [berichtNietApart],
  },
})

/** On so many messages a rule is tried: the last ones. */
export const PROEFBERICHTEN = 100

/** A list of what a message can have; one of them is enough. */
const Keuzes = z.array(VerplichteTekst(200)).max(100)

/** The conditions that a message must meet: all that are given. */
const voorwaarden = {
  /** Addresses (`naam@voorbeeld.nl`) or domains (`voorbeeld.nl`, with what is below it) of who wrote. */
  van: Keuzes,
  /** Addresses or domains in To and Cc. */
  naar: Keuzes,
  /** Words in the subject or the text. With `*` at the end also longer ones: `parkeer*`. */
  woorden: Keuzes,
  /** The name of a header; empty: it does not matter. */
  kopNaam: Tekst(76),
  /** A text in that header; empty: the header is there. */
  kopWaarde: Tekst(200),
}

/** The consequences for a message that meets a rule. */
const gevolgen = {
  /** Stands before the subject, in the place of that of the mailbox; empty: as the mailbox says. */
  onderwerp: Tekst(100),
  /** A kenmerk of the klantcontact, to count by (R18); empty: none. */
  label: Tekst(100),
  /** Why such a message asks nothing of the municipality; empty: it gets a task. */
  geenTaak: Tekst(200),
}

const regelvelden = { naam: VerplichteTekst(100), ...voorwaarden, ...gevolgen }

const Naam = z.strictObject({ uuid: Uuid, naam: z.string() })

/** A rule for what comes in by e-mail. The first one that fits counts. */
export const Postregel = z
  .strictObject({
    uuid: Uuid,
    ...regelvelden,
    /** The mailbox that it is for; null: all of them, and what is taken in from files. */
    postvak: Naam.nullable(),
    /** The afdeling or groep that gets the task; null: that of the mailbox. */
    afdeling: Naam.nullable(),
    actief: z.boolean(),
    /** When it was tried as it is now; null: not since it was changed. */
    beproefdOp: Moment.nullable(),
    /** How many messages it met while it worked. */
    aantal: z.int(),
  })
  .meta({ id: 'Postregel' })
export type Postregel = z.output<typeof Postregel>

export const NieuwePostregel = z
  .strictObject({
    naam: regelvelden.naam,
    postvak: Uuid.nullable().default(null),
    van: regelvelden.van.default([]),
    naar: regelvelden.naar.default([]),
    woorden: regelvelden.woorden.default([]),
    kopNaam: regelvelden.kopNaam.default(''),
    kopWaarde: regelvelden.kopWaarde.default(''),
    afdeling: Uuid.nullable().default(null),
    onderwerp: regelvelden.onderwerp.default(''),
    label: regelvelden.label.default(''),
    geenTaak: regelvelden.geenTaak.default(''),
  })
  .meta({ id: 'NieuwePostregel' })
export type NieuwePostregel = z.output<typeof NieuwePostregel>

export const PostregelWijziging = z
  .strictObject({ ...regelvelden, postvak: Uuid.nullable(), afdeling: Uuid.nullable(), actief: z.boolean() })
  .partial()
  .refine(atLeastEenVeld, { params: { code: 'leeg' }, message: 'Geef ten minste een veld om te wijzigen.' })
  .meta({ id: 'PostregelWijziging' })
export type PostregelWijziging = z.output<typeof PostregelWijziging>

/** The outcome that a rule would have for a message: a task, none, or nothing because something else goes before it. */
export const Proefuitkomst = z.enum(['taak', 'geen-taak', 'eerdere-regel', 'gesprek', 'vraagt-niets'])
export type Proefuitkomst = z.output<typeof Proefuitkomst>

const Proefbericht = z.strictObject({
  uuid: Uuid,
  aangekomenOp: Moment,
  van: z.string(),
  onderwerp: z.string(),
  /** The klantcontact that it became then. */
  klantcontact: Uuid.nullable(),
  uitkomst: Proefuitkomst,
  /** The rule that goes before it, the subject that it would get, or why it asks nothing. */
  toelichting: z.string(),
})
export type Proefbericht = z.output<typeof Proefbericht>

/** The messages that a rule would have met, the last one first. */
export const Regelproef = z
  .strictObject({
    /** How many messages were looked at: the last ones that whoever asks may see. */
    bekeken: z.int(),
    berichten: z.array(Proefbericht),
  })
  .meta({ id: 'Regelproef' })
export type Regelproef = z.output<typeof Regelproef>

const Regels = z.strictObject({ resultaten: z.array(Postregel) })

export const postregels = contract({
  regels: {
    method: 'get',
    path: '/postregels',
    right: BEHEREN,
    summary: 'Toon de regels voor ingekomen e-mail, in hun volgorde. De eerste die past geldt.',
    result: Regels,
  },
  regelMaken: {
    method: 'post',
    path: '/postregels',
    right: BEHEREN,
    summary: 'Leg een regel voor ingekomen e-mail vast. Hij werkt pas als hij is geprobeerd en in werking gezet.',
    body: NieuwePostregel,
    status: 201,
    result: Postregel,
    problems: [regelBestaatAl, teVeelRegels],
  },
  regelWijzigen: {
    method: 'patch',
    path: '/postregels/{uuid}',
    right: BEHEREN,
    summary:
      'Wijzig een regel, of zet hem in of buiten werking. Een regel die anders wordt werkt niet meer tot hij opnieuw is geprobeerd.',
    params,
    body: PostregelWijziging,
    result: Postregel,
    problems: [regelBestaatAl, regelNietBeproefd],
  },
  regelVerwijderen: {
    method: 'delete',
    path: '/postregels/{uuid}',
    right: BEHEREN,
    summary: 'Verwijder een regel. Wat hij al deed blijft zoals het is.',
    params,
  },
  regelsOrdenen: {
    method: 'put',
    path: '/postregels/_volgorde',
    right: BEHEREN,
    summary: 'Zet de regels in een andere volgorde.',
    body: z.strictObject({ regels: z.array(Uuid).min(1).max(MEESTE_REGELS) }).meta({ id: 'PostregelVolgorde' }),
    result: Regels,
    problems: [onvolledigeVolgorde],
  },
  regelProberen: {
    method: 'post',
    path: '/postregels/{uuid}/proef',
    right: BEHEREN,
    summary: `Toon van welke van de laatste ${PROEFBERICHTEN} berichten een regel iets anders zou maken, en wat. Er verandert niets aan die berichten.`,
    params,
    result: Regelproef,
  },
})

/** A message that somebody types in a demonstration, as a klant would send it. */
export const NieuweDemopost = z
  .strictObject({
    naam: Tekst(100).default(''),
    van: z.email().max(254),
    onderwerp: VerplichteTekst(200),
    tekst: VerplichteTekst(20_000),
    /** The mail in the mailbox of the demonstration that it answers. */
    antwoordOp: Uuid.nullable().default(null),
  })
  .meta({ id: 'NieuweDemopost' })
export type NieuweDemopost = z.output<typeof NieuweDemopost>

export const demopost = contract({
  schrijven: {
    method: 'post',
    path: '/demopost',
    right: BEHEREN,
    summary: 'Schrijf in een demonstratie als klant een e-mail. Balie leest hem zoals elke andere.',
    body: NieuweDemopost,
    problems: [geenPostvak],
  },
})

/** A name and an address, as the message has them; each can be empty. */
const Adres = z.strictObject({ naam: z.string(), adres: z.string() })

/** An e-mail, to be read on screen. */
export const Emailbericht = z
  .strictObject({
    van: Adres,
    aan: z.array(Adres),
    cc: z.array(Adres),
    verzondenOp: Moment,
    onderwerp: z.string(),
    /** All of its text, without markup. */
    tekst: z.string(),
    /** Its HTML without what could run, fetch or mislead, with the pictures that came with it; null when it has none. */
    html: z.string().nullable(),
    /** How many pictures are not in the HTML, because they would be fetched from elsewhere or are too large. */
    plaatjesWeggelaten: z.int(),
    bijlagen: z.array(z.strictObject({ bestandsnaam: z.string(), mediatype: z.string(), omvang: z.int() })),
    /** The facts that a reader must know beside the text, in Dutch sentences. */
    opmerkingen: z.array(z.string()),
  })
  .meta({ id: 'Emailbericht' })
export type Emailbericht = z.output<typeof Emailbericht>

export const emailberichten = contract({
  lezen: {
    method: 'get',
    path: '/informatieobjecten/{uuid}/bericht',
    right: documenten.downloaden.right,
    summary: 'Lees een informatieobject als e-mailbericht: de tekst, veilige HTML en wat erbij zat.',
    params,
    result: Emailbericht,
    problems: [geenEmail, inQuarantaine, documentBesmet],
  },
})
