import { sql } from 'kysely'
import * as actoren from '../../inrichting/actoren/queries.ts'
import type { Config } from '../../platform/config.ts'
import type { Context, Wie } from '../../platform/context.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import * as documenten from '../../register/documenten/queries.ts'
import { NieuwKlantcontact } from '../../register/klantcontacten/contract.ts'
import { registreer } from '../../register/klantcontacten/registreren.ts'
import { schrijf as schrijfLogboek } from '../../register/logboek/queries.ts'
import { digitaalAdres } from '../../register/partijen/rules.ts'
import type { Email } from './parse.ts'

const RECHT = 'klantcontacten.registreren'
const OPERATIE = 'email.registreren'

/** What takes the mail in: it is known to the logboek and to the klantcontact by this uuid. */
const INTAKE = '0192f5a0-0000-7000-8000-000000000002'

const wie: Wie = {
  soort: 'applicatie',
  uuid: INTAKE,
  naam: 'E-mailintake',
  rechten: new Set([RECHT]),
  rollen: [],
  actor: null,
  eenheden: [],
  namens: null,
  limiet: null,
  authenticatie: null,
}

/** Text of at most `max` characters; what is cut off stands in the message itself. */
function ingekort(tekst: string, max: number, slot: string): string {
  const heel = tekst.trim()
  return heel.length <= max ? heel : `${heel.slice(0, max - slot.length).toWellFormed()}${slot}`
}

/** The address of the sender as it can be kept; one that is unusual (a quoted name, a local domain) stays as it is. */
function adresVan(adres: string) {
  if (adres.length > 80) return []
  const email = { soortDigitaalAdres: 'email', adres } as const
  return ['reden' in digitaalAdres(email) ? { ...email, soortDigitaalAdres: 'overig' } : email]
}

/** R14: the actor that takes e-mail in. */
async function intakeActor(db: Db): Promise<string> {
  if (!(await actoren.actor(db, INTAKE))) {
    const leeg = { objectId: '', codeObjecttype: '', codeRegister: '', codeSoortObjectId: '' }
    await actoren.maak(db, {
      uuid: INTAKE,
      naam: 'E-mailintake',
      soortActor: 'geautomatiseerde_actor',
      indicatieActief: true,
      actoridentificator: leeg,
      functie: 'Neemt e-mail in',
      omschrijving: '',
      emailadres: '',
      telefoonnummer: '',
    })
  }
  return INTAKE
}

/** As many bijlagen as a klantcontact can have. */
const MEESTE_BIJLAGEN = 100

/** The message whole and its attachments become informatieobjecten (R15); those that are too many stand in the message. */
async function bewaarDocumenten(db: Db, bron: Uint8Array, email: Email) {
  const bericht = { bestandsnaam: 'bericht.eml', mediatype: 'message/rfc822', inhoud: bron }
  const bijlagen = []
  for (const document of [bericht, ...email.bijlagen].slice(0, MEESTE_BIJLAGEN)) {
    bijlagen.push({ identificator: documenten.verwijzingNaar(await documenten.bewaar(db, document)) })
  }
  return bijlagen
}

/** The klantcontact that a message is: its sender is somebody unknown (R3), the KCC follows it up (R12). */
function klantcontactVan(email: Email, actor: string, kcc: string | undefined, bijlagen: { identificator: object }[]) {
  const { naam, adres } = email.afzender
  const aantal = email.bijlagen.length
  return NieuwKlantcontact.parse({
    kanaal: 'e-mail',
    onderwerp: ingekort(email.onderwerp, 200, '…'),
    inhoud: ingekort(email.tekst, 1000, '… (zie het bericht in de bijlage)'),
    plaatsgevondenOp: email.ontvangenOp.toISOString(),
    betrokkenen: [
      {
        rol: 'klant',
        initiator: true,
        contactnaam: { achternaam: ingekort(naam || adres, 200, '…') },
        digitaleAdressen: adresVan(adres),
      },
    ],
    actoren: [actor],
    bijlagen,
    opvolging: {
      internetaken: [
        {
          gevraagdeHandeling: 'Behandel deze e-mail',
          toelichting: aantal > 0 ? `Het bericht heeft ${aantal} ${aantal === 1 ? 'bijlage' : 'bijlagen'}.` : '',
          actoren: kcc ? [kcc] : [],
        },
      ],
    },
  })
}

/** Claims a Message-ID; false when the message was registered before. */
async function isNieuw(db: Db, messageId: string): Promise<boolean> {
  const { rows } = await sql`
    select from (select pg_advisory_xact_lock(hashtextextended(${messageId}, 0))) slot
    where not exists (select from email_ontvangen where message_id = ${messageId})`.execute(db)
  return rows.length > 0
}

export interface Omgeving {
  db: Db
  config: Config
  log: Context['log']
  now: Date
}

/**
 * Registers a message as one klantcontact with its opvolging, its sender as somebody unknown, and all its documents: all or
 * nothing. Gives the uuid of the klantcontact, or undefined when the Message-ID was registered before.
 */
export async function registreerEmail(
  { db, config, log, now }: Omgeving,
  bron: Uint8Array,
  email: Email,
): Promise<string | undefined> {
  return inTransaction(db, 'schrijven', async (tx) => {
    if (!(await isNieuw(tx, email.messageId))) return undefined
    const kcc = await actoren.eenheidMetNaam(tx, config.EMAIL_AFDELING)
    const contact = klantcontactVan(email, await intakeActor(tx), kcc, await bewaarDocumenten(tx, bron, email))
    const { uuid } = await registreer(
      { db: tx, now, wie, config, log, gezien: () => undefined, gezienElders: () => undefined },
      contact,
      undefined,
    )
    await sql`insert into email_ontvangen (message_id, klantcontact) values (${email.messageId}, ${uuid}::uuid)`.execute(
      tx,
    )
    await schrijfLogboek(tx, {
      operatie: OPERATIE,
      resultaat: 201,
      wie,
      partijen: [],
      requestId: uuid,
      trace: { traceId: uuid.replaceAll('-', '') },
      herkomst: '',
      begonnenOp: now,
    })
    return uuid
  })
}
