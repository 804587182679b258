import { isOwnCertificateRefused } from '../../platform/certificaat.ts'
import type { Gebeurtenistype } from '../../register/gebeurtenissen/contract.ts'
import type { SoortAbonnement } from './contract.ts'

/** The outcome of one attempt. */
export interface Uitkomst {
  /**
   * `bezorgd`: taken. `geweigerd`: there was an answer, about this message. `onbereikbaar`: nothing can be told now, whatever it is.
   * `opgezegd`: the receiver wants no more.
   */
  soort: 'bezorgd' | 'geweigerd' | 'onbereikbaar' | 'opgezegd'
  /** Of the answer; null: there was none. */
  status: number | null
  /** For beheer, in Dutch; empty when it was taken. */
  fout: string
  /** For how many seconds the receiver asked to be left alone. */
  rust?: number | undefined
}

const SECONDE = 1
const MINUUT = 60 * SECONDE
const UUR = 60 * MINUUT

/** How long is waited after each failure. Together with what attempts take it is a day. */
const WACHTTIJDEN = [
  5 * SECONDE,
  30 * SECONDE,
  2 * MINUUT,
  10 * MINUUT,
  30 * MINUUT,
  UUR,
  2 * UUR,
  4 * UUR,
  8 * UUR,
  8 * UUR,
]
/** A receiver that is out of reach is looked for at least this often. */
const LANGSTE_RUST = UUR
/** After so many failures in a row it is the receiver, and not a message. */
const MOST_FAILURES = 10

/**
 * Seconds until the next attempt.
 * @param mislukt how many failed, 1 or more
 * @param toeval between 0 and 1: spreads attempts, by at most a tenth
 */
export function wachttijd(mislukt: number, toeval: number): number {
  const wacht = WACHTTIJDEN[Math.min(mislukt, WACHTTIJDEN.length) - 1] ?? UUR
  return wacht * (1 + toeval / 10)
}

/**
 * For how many seconds a receiver is left alone after a failure; 0: others may go on.
 * @param fouten failures in a row, this one too
 */
export function rustOf({ soort, rust }: Uitkomst, fouten: number, toeval: number): number {
  if (soort === 'onbereikbaar') return Math.min(Math.max(rust ?? 0, wachttijd(fouten, toeval)), LANGSTE_RUST)
  return fouten < MOST_FAILURES ? 0 : Math.min(wachttijd(fouten - MOST_FAILURES + 1, toeval), LANGSTE_RUST)
}

const REDENEN: Readonly<Record<number, string>> = {
  400: 'De ontvanger vindt het bericht niet goed',
  401: 'De ontvanger laat Balie niet toe',
  403: 'De ontvanger laat Balie niet toe',
  404: 'Dit adres bestaat niet bij de ontvanger',
  405: 'De ontvanger neemt geen POST aan',
  410: 'De ontvanger heeft het abonnement opgezegd',
  413: 'De ontvanger vindt het bericht te groot',
  415: 'De ontvanger neemt dit mediatype niet aan',
  429: 'De ontvanger krijgt te veel berichten',
}

function redenOf(status: number): string {
  if (status >= 300 && status < 400) return 'De ontvanger stuurt door; dat wordt niet gevolgd'
  return REDENEN[status] ?? (status >= 500 ? 'Bij de ontvanger ging iets mis' : 'De ontvanger weigert het bericht')
}

/** Answers that say that nothing can be taken now. */
const NIET_NU = [429, 502, 503, 504]

/** Seconds in a `Retry-After`, a number or a date (RFC 9110 §10.2.3); undefined when it says nothing. */
export function retryAfter(header: string | undefined, now: Date): number | undefined {
  if (!header) return undefined
  const seconden = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - now.getTime()) / 1000
  return Number.isFinite(seconden) && seconden > 0 ? seconden : undefined
}

/** Gives the meaning of an answer. */
export function uitkomstOf(status: number, rust?: number): Uitkomst {
  if (status >= 200 && status < 300) return { soort: 'bezorgd', status, fout: '' }
  const fout = `${redenOf(status)} (${status}).`
  if (status === 410) return { soort: 'opgezegd', status, fout }
  return { soort: NIET_NU.includes(status) ? 'onbereikbaar' : 'geweigerd', status, fout, rust }
}

const CODES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'De ontvanger neemt geen verbinding aan.',
  ECONNRESET: 'De ontvanger verbrak de verbinding.',
  UND_ERR_SOCKET: 'De ontvanger verbrak de verbinding.',
  ENOTFOUND: 'Deze host bestaat niet.',
  EAI_AGAIN: 'De host kon niet worden opgezocht.',
  UND_ERR_CONNECT_TIMEOUT: 'De ontvanger antwoordt niet op tijd.',
  UND_ERR_HEADERS_TIMEOUT: 'De ontvanger antwoordt niet op tijd.',
  TimeoutError: 'De ontvanger antwoordt niet op tijd.',
  NIET_OPENBAAR: 'Dit adres ligt in een eigen netwerk; dat mag alleen voor hosts in ABONNEMENT_HOSTS.',
}

const GEEN_CERTIFICAAT = 'De ontvanger vraagt om een certificaat van Balie, of neemt dat niet aan.'

/** No answer: the code of what went wrong, as Node has it. */
export function onbereikbaar(code: string): Uitkomst {
  const fout =
    CODES[code] ??
    (isOwnCertificateRefused(code) ? GEEN_CERTIFICAAT : undefined) ??
    (/CERT|TLS|SSL|SIGNATURE/.test(code)
      ? `Het certificaat of de beveiligde verbinding klopt niet (${code}).`
      : `De ontvanger is niet bereikbaar (${code}).`)
  return { soort: 'onbereikbaar', status: null, fout }
}

/** A notification of the Notificaties API: on which kanaal, about what, and what was done. */
export interface Notificatie {
  kanaal: 'partijen' | 'internetaken' | 'klantcontacten' | 'zaken' | 'documenten'
  resource: string
  actie: 'create' | 'partial_update' | 'destroy'
}

const KANALEN = {
  partij: 'partijen',
  internetaak: 'internetaken',
  klantcontact: 'klantcontacten',
  zaak: 'zaken',
  document: 'documenten',
} as const
/** No change of the object: Open Klant has nothing like it. */
const GEEN_NOTIFICATIE: readonly Gebeurtenistype[] = ['nl.overheid.klantcontacten.klantcontact-zonder-opvolging']
/** Klanttaken are told as CloudEvents alone, as Open VTB tells them. */
const TAKEN = 'nl.overheid.taken.'

/** Gives a gebeurtenis as a notification; undefined when it is none. Of a zaak or document it was kept which resource changed, and how. */
export function notificatieOf(type: Gebeurtenistype, gegevens: Gegevens = {}): Notificatie | undefined {
  if (GEEN_NOTIFICATIE.includes(type) || type.startsWith(TAKEN)) return undefined
  const [over, ...wat] = (type.split('.').at(-1) ?? '').split('-') as [keyof typeof KANALEN, ...string[]]
  const gebeurd = wat.join('-')
  const actie = ['vernietigd', 'verwijderd'].includes(gebeurd)
    ? 'destroy'
    : gebeurd === 'geregistreerd'
      ? 'create'
      : 'partial_update'
  return {
    kanaal: KANALEN[over],
    resource: String(gegevens.resource ?? over),
    actie: (gegevens.actie as Notificatie['actie'] | undefined) ?? actie,
  }
}

/**
 * The kenmerken of each kanaal, as Open Klant and the ZGW standards register them. Those that are free text there are sent empty: they can
 * hold personal data, and a Notificaties API refuses a message without them.
 */
export const KENMERKEN = {
  partijen: ['nummer', 'interneNotitie', 'soortPartij'],
  internetaken: ['nummer', 'gevraagdeHandeling', 'toelichting', 'status'],
  klantcontacten: ['hoofdOnderwerpType', 'indicatieContactGelukt', 'verdereActieOndernomen'],
  zaken: ['bronorganisatie', 'zaaktype', 'vertrouwelijkheidaanduiding'],
  documenten: ['bronorganisatie', 'informatieobjecttype', 'vertrouwelijkheidaanduiding'],
} as const satisfies Record<Notificatie['kanaal'], readonly string[]>

/** The data that are kept with a gebeurtenis beside its type: closed values and numbers, no free text. */
export type Gegevens = Readonly<Record<string, string | boolean | null>>

/** The kenmerken of a notification, out of what was kept with the gebeurtenis. */
export const kenmerkenOf = (kanaal: Notificatie['kanaal'], gegevens: Gegevens) =>
  Object.fromEntries(KENMERKEN[kanaal].map((naam) => [naam, String(gegevens[naam] ?? '')]))

/** The types that a subscription gets: for a Notificaties API only what is a notification there. */
export const typenFor = (
  soort: SoortAbonnement,
  typen: readonly Gebeurtenistype[],
  alle: readonly Gebeurtenistype[],
): Gebeurtenistype[] => {
  if (soort === 'cloudevents') return [...typen]
  return (typen.length > 0 ? typen : alle).filter((type) => notificatieOf(type) !== undefined)
}
