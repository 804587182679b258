import { datumOp } from '../../begrippen/kalender.ts'
import type { Context } from '../../platform/context.ts'
import type { Db } from '../../platform/database.ts'
import { escapeHtml } from '../../platform/pagina.ts'
import { type InvalidParam, invalid, notAllowed } from '../../platform/problems.ts'
import * as documenten from '../documenten/queries.ts'
import type { NieuwKlantcontact } from '../klantcontacten/contract.ts'
import { store } from '../klantcontacten/registreren.ts'
import { inhoudOf } from '../klantcontacten/rules.ts'
import type { NieuweAuthenticatie } from '../partijen/contract.ts'
import { addBezorging } from './bezorgen/queries.ts'
import { automatedActor, onderwerpobjectenOf, zakenOf } from './contact.ts'
import { type Antwoorden, type NieuweUitvoering, niveauTeLaag } from './contract.ts'
import { bestandenIn, checkAntwoorden, type Leesbaar, readableAntwoorden } from './formulier/antwoorden.ts'
import { antwoordenToFormio } from './formulier/formio.ts'
import { eigenHandtekening, keepHandtekening } from './ondertekenen.ts'
import { change, mayActFor, niveauOf, type Vergrendeld } from './queries.ts'
import { isTeLaat, uitvoeren } from './rules.ts'

// Doing a klanttaak is a klantcontact about it (R26), with what was handed in, and with the zaak as its follow-up (R12).

const missing = (name: string, reason: string): InvalidParam => ({ name, code: 'verplicht', reason })

/** Reads what was handed in, as it is kept and as people read it, with the faults in it. */
function handedIn({ soort, details }: Vergrendeld, { antwoorden: given, bijlagen, handtekening }: NieuweUitvoering) {
  const nothing = { antwoorden: null as Antwoorden | null, leesbaar: [] as Leesbaar[], bestanden: [] as string[] }
  if (soort === 'formuliertaak') {
    if (!given) return { ...nothing, fouten: [missing('antwoorden', 'Vul het formulier in.')] }
    const velden = details.velden ?? []
    const { antwoorden, fouten } = checkAntwoorden(velden, given, 'antwoorden')
    if (fouten.length > 0) return { ...nothing, fouten }
    const bestanden = bestandenIn(velden, antwoorden)
    return { antwoorden, leesbaar: readableAntwoorden(velden, antwoorden), bestanden, fouten }
  }
  const fouten: InvalidParam[] = []
  if (given && soort !== 'urltaak')
    fouten.push({ name: 'antwoorden', code: 'niet-gevraagd', reason: 'Deze klanttaak heeft geen formulier.' })
  const needsDocument = soort === 'aanleveren' || (soort === 'ondertekenen' && !handtekening)
  if (needsDocument && bijlagen.length === 0)
    fouten.push(missing('bijlagen', 'Voeg toe wat de klant heeft ingeleverd.'))
  if ('maxBestanden' in details && bijlagen.length > details.maxBestanden)
    fouten.push({ name: 'bijlagen', code: 'te-veel', reason: `Geef hoogstens ${details.maxBestanden} bestanden.` })
  return { ...nothing, antwoorden: given ?? null, fouten }
}

/** Makes a page of the answers that anybody can read (R15). */
function page(titel: string, leesbaar: readonly Leesbaar[]): string {
  const rows = leesbaar
    .map(({ label, tekst }) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(tekst)}</dd>`)
    .join('\n')
  return `<!doctype html>\n<html lang="nl"><head><meta charset="utf-8"><title>${escapeHtml(titel)}</title></head>\n<body><h1>${escapeHtml(titel)}</h1>\n<dl>\n${rows}\n</dl></body></html>\n`
}

/** Keeps what was filled in, as data and as a document (R15); gives the uuids. */
async function saveAntwoorden(db: Db, titel: string, antwoorden: Antwoorden | null, leesbaar: readonly Leesbaar[]) {
  if (!antwoorden) return []
  const files = [
    { bestandsnaam: 'antwoorden.json', mediatype: 'application/json', inhoud: Buffer.from(JSON.stringify(antwoorden)) },
    ...(leesbaar.length > 0
      ? [{ bestandsnaam: 'antwoorden.html', mediatype: 'text/html', inhoud: Buffer.from(page(titel, leesbaar)) }]
      : []),
  ]
  const kept: string[] = []
  for (const file of files) kept.push(await documenten.save(db, file))
  return kept
}

/** The klantcontact about a klanttaak that was done. */
function contactOf(
  stand: Vergrendeld,
  uitvoering: NieuweUitvoering,
  { door, bijlagen, leesbaar }: { door: string; bijlagen: readonly string[]; leesbaar: readonly Leesbaar[] },
): NieuwKlantcontact {
  const { partij, titel, verwerker, behandelaar } = stand
  const speaker = {
    initiator: true,
    organisatienaam: '',
    digitaleAdressen: [],
    authenticatie: uitvoering.authenticatie,
  }
  const isZelf = door === partij
  return {
    kanaal: uitvoering.kanaal,
    onderwerp: `Gedaan: ${titel}`,
    inhoud: inhoudOf(
      [uitvoering.opmerking, ...leesbaar.map(({ label, tekst }) => `${label}: ${tekst}`)].filter(Boolean).join('\n'),
    ),
    taal: 'nld',
    vertrouwelijk: stand.vertrouwelijk,
    initiatiefnemer: isZelf ? 'klant' : 'vertegenwoordiger',
    indicatieContactGelukt: true,
    referentienummer: null,
    gesprek: null,
    kenmerken: {},
    betrokkenen: isZelf
      ? [{ ...speaker, partij, rol: 'klant' }]
      : [
          { ...speaker, partij: door, rol: 'vertegenwoordiger' },
          { partij, rol: 'klant', initiator: false, organisatienaam: '', digitaleAdressen: [] },
        ],
    actoren: uitvoering.actoren,
    onderwerpobjecten: onderwerpobjectenOf(stand),
    bijlagen: [...new Set(bijlagen)].map((document) => ({ identificator: documenten.verwijzingTo(document) })),
    opvolging: {
      zaken: zakenOf(stand),
      internetaken:
        verwerker === 'behandelaar' && behandelaar
          ? [
              {
                gevraagdeHandeling: `Verwerk wat de klant deed: ${titel}`.slice(0, 200),
                toelichting: stand.identificatie ? `Zaak ${stand.identificatie}` : '',
                actoren: [behandelaar],
                afgehandeld: false,
              },
            ]
          : [],
      zaakstarten: [],
    },
  }
}

/** The facts that were established elsewhere about who does it, or about what they did. */
export interface Vastgesteld {
  /** The day on which a payment began that the provider told of: it counts as of then. An application cannot say so itself. */
  betaaldOp?: string
  /** They may act for the klant (R4): a login service said so, and the register need not know it. */
  isBevoegd?: boolean
}

/** A payment by a klant that was not possible any more, or not so, and what must happen with it. */
interface Afwijking {
  door: string
  middel: NieuweAuthenticatie['middel']
  niveau: NieuweAuthenticatie['niveau']
  handeling: string
}

/** Registers that a klant paid what does not count, with an interne taak to look at it (R12). */
export async function registerLate(
  context: Context,
  stand: Vergrendeld,
  { door, middel, niveau, handeling }: Afwijking,
): Promise<void> {
  const uitvoering = {
    versie: stand.versie,
    kanaal: 'portaal',
    authenticatie: { middel, niveau },
    bijlagen: [],
    opmerking: '',
    actoren: [await automatedActor(context.db)],
  }
  const contact = contactOf({ ...stand, verwerker: 'behandelaar' }, uitvoering, { door, bijlagen: [], leesbaar: [] })
  const internetaken = contact.opvolging.internetaken.map((taak) => ({ ...taak, gevraagdeHandeling: handeling }))
  await store(context, {
    ...contact,
    onderwerp: `Betaald: ${stand.titel}`,
    opvolging: { ...contact.opvolging, internetaken },
  })
}

/**
 * Signs a klanttaak, when it was signed here: gives the documents and the words that go with the klantcontact.
 * @throws Problem when it cannot be signed so
 */
async function sign(context: Context, stand: Vergrendeld, uitvoering: NieuweUitvoering, door: string) {
  const { db, wie } = context
  const { handtekening, authenticatie } = uitvoering
  if (!handtekening) return undefined
  const wrong = (reason: string) => invalid([{ name: 'handtekening', code: 'niet-gevraagd', reason }])
  if (stand.soort !== 'ondertekenen') throw wrong('Hier is niets te ondertekenen.')
  if (wie.soort === 'medewerker')
    throw wrong('Een medewerker tekent niet voor de klant. Voeg toe wat de klant op papier ondertekende.')
  const niveau = niveauOf(authenticatie?.niveau ?? wie.authenticatie?.niveau)
  const middel = authenticatie?.middel ?? wie.authenticatie?.middel
  if (!middel || niveau === 'onbepaald')
    throw niveauTeLaag({ detail: 'Wie tekent is ingelogd, zodat vaststaat wie het is.' })
  const getekend = await eigenHandtekening(context, stand, handtekening, { door, middel, niveau })
  await keepHandtekening(db, stand.uuid, getekend)
  const file = {
    bestandsnaam: 'handtekening.json',
    mediatype: 'application/json',
    inhoud: Buffer.from(getekend.record),
  }
  return {
    documenten: [await documenten.save(db, file), ...handtekening.documenten.map(({ uuid }) => uuid)],
    leesbaar: [{ label: 'Ondertekend', tekst: 'met een eenvoudige elektronische handtekening' }],
  }
}

/**
 * Does a klanttaak, in this transaction: its state, the klantcontact with what was handed in, and its follow-up. Of two at once the second
 * waits for the lock, and then sees that it was done.
 * @throws Problem with every fault; nothing is done then
 */
export async function carryOut(
  context: Context,
  stand: Vergrendeld,
  uitvoering: NieuweUitvoering,
  vastgesteld: Vastgesteld = {},
): Promise<void> {
  const { db, now, wie } = context
  const { betaaldOp } = vastgesteld
  const dag = betaaldOp ?? datumOp(now)
  const door = uitvoering.door ?? stand.partij
  const niveau = niveauOf(uitvoering.authenticatie?.niveau ?? wie.authenticatie?.niveau)
  const isBevoegd = vastgesteld.isBevoegd || (await mayActFor(db, door, stand.partij))
  const problem = uitvoeren(stand, dag, { versie: uitvoering.versie, niveau, isBevoegd })
  if (problem) throw problem
  if (stand.soort === 'betaaltaak' && wie.soort === 'applicatie' && !betaaldOp)
    throw notAllowed({ detail: 'Dat er betaald is meldt de betaalprovider, of een medewerker aan de balie.' })
  const { antwoorden, leesbaar, bestanden, fouten } = handedIn(stand, uitvoering)
  if (fouten.length > 0) throw invalid(fouten)
  const getekend = await sign(context, stand, uitvoering, door)
  const kept = await saveAntwoorden(db, stand.titel, antwoorden, leesbaar)
  const actor = uitvoering.actoren.length > 0 || wie.actor ? [] : [await automatedActor(db)]
  const contact = contactOf(
    stand,
    { ...uitvoering, actoren: [...uitvoering.actoren, ...actor] },
    {
      door,
      bijlagen: [...kept, ...(getekend?.documenten ?? []), ...bestanden, ...uitvoering.bijlagen],
      leesbaar: [...(getekend?.leesbaar ?? []), ...leesbaar],
    },
  )
  const [klantcontact] = await store(context, contact)
  const changes = {
    status: 'uitgevoerd' as const,
    klantcontact: klantcontact ?? null,
    uitgevoerdOp: now.toISOString(),
    uitgevoerdDoor: door,
    uitgevoerdNiveau: niveau,
    teLaat: isTeLaat(stand, dag),
    ontvangen: antwoorden,
    ontvangenFormio: antwoorden && stand.details.velden ? antwoordenToFormio(stand.details.velden, antwoorden) : null,
  }
  await change(db, stand.uuid, changes, { soort: 'uitgevoerd', reden: '' }, wie)
  await addBezorging(db, stand.uuid)
}
