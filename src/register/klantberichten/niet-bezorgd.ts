import * as actoren from '../../inrichting/actoren/queries.ts'
import { asApplicatie, type Context, ownContext } from '../../platform/context.ts'
import type { Db } from '../../platform/database.ts'
import type { JobContext } from '../../platform/jobs.ts'
import { sql } from '../../platform/sql.ts'
import { NieuwKlantcontact } from '../klantcontacten/contract.ts'
import { store } from '../klantcontacten/registreren.ts'

// A message that did not reach the klant is a contact that did not succeed, with somebody who reaches them in another way (R12, R23).

const ACTOR = { uuid: '01920000-0000-7000-8000-00000000b414', naam: 'Berichten aan klanten' } as const

interface NietBezorgd {
  uuid: string
  fout: string
  klantcontact: string | null
  zaak: string | null
  vertrouwelijk: boolean
  partij: string | null
  voornaam: string
  achternaam: string
  /** The actoren who follow up what it was about. */
  actoren: string[]
  /** The next way to reach the klant; null: none is known. */
  volgende: keyof typeof VOLGENDE | null
}

/** The task of the person who reaches the klant, by the way that is known. Where it leads stands with the klant. */
const VOLGENDE = {
  telefoon: 'Bel de klant: er is een telefoonnummer bekend.',
  email: 'Schrijf naar het andere e-mailadres dat bekend is.',
  adres: 'Stuur een brief: er is een adres bekend.',
} as const
const GEEN_VOLGENDE = 'Er is geen andere weg bekend: zoek er een, of leg vast dat de klant niet is te bereiken.'

const isUsable = sql`(d.betrokkene = b.uuid or d.partij = p.uuid and d.toestemming_hergebruik)`

/** Selects the next way to reach the klant of message `e` with betrokkene `b`: what was given with the contact, or may be used again (R8). */
const volgende = sql`(
  select w.weg from (
    select 1 as rang, 'telefoon' as weg from digitaal_adres d where d.soort_digitaal_adres = 'telefoonnummer' and ${isUsable}
    union all
    select 2, 'email' from digitaal_adres d where d.soort_digitaal_adres = 'email' and ${isUsable} and d.uuid is distinct from e.adres
    union all
    select 3, 'adres' from (values (getoond_adres(b.correspondentieadres, p.uuid)), (getoond_adres(b.bezoekadres, p.uuid)),
        (getoond_adres(p.correspondentieadres, p.uuid)), (getoond_adres(p.bezoekadres, p.uuid))) a (adres)
      where concat((a.adres).postcode, (a.adres).stad, (a.adres).adresregel1) <> ''
  ) w order by w.rang limit 1)`

/** It is known that it did not arrive: a message that is being sent at this moment has not failed. */
const isKnown = sql`w.status = 'mislukt' and w.gesignaleerd_op is null and w.soort <> 'adrescode' and w.volgende_poging < now() - interval '2 minutes'`

async function takeFirst(db: Db, now: Date): Promise<NietBezorgd | undefined> {
  const { rows } = await sql<NietBezorgd>`
    with eerste as (
      update klantbericht set gesignaleerd_op = ${now.toISOString()}::timestamptz
      where uuid = (select w.uuid from klantbericht w where ${isKnown} order by w.op limit 1 for update skip locked) returning *)
    select e.uuid, e.fout, e.klantcontact, coalesce(k.vertrouwelijk, false) as vertrouwelijk, coalesce(e.partij, b.partij) as partij,
      coalesce((t.registerzaak)::text, z.zaak_uuid, (select s.zaak::text from zaakregister_status s where s.uuid = e.over)) as zaak,
      coalesce((b.contactnaam).voornaam, '') as voornaam,
      coalesce(nullif((b.contactnaam).achternaam, ''), nullif(b.organisatienaam, ''), 'Onbekend') as achternaam,
      array(select distinct x.actor from interne_taak i join interne_taak_actor x on x.interne_taak = i.uuid join actor a on a.uuid = x.actor and a.indicatie_actief
        where i.klantcontact = e.klantcontact) as actoren, ${volgende} as volgende
    from eerste e left join betrokkene b on b.uuid = e.betrokkene left join partij p on p.uuid = coalesce(e.partij, b.partij) left join klantcontact k on k.uuid = e.klantcontact
    left join klanttaak t on t.uuid = e.klanttaak left join zaak z on z.uuid = t.zaak`.execute(db)
  return rows[0]
}

async function report(context: Context, found: NietBezorgd, afdeling: string): Promise<void> {
  const { db } = context
  const kcc = await actoren.eenheidWithNaam(db, afdeling)
  const actor = await actoren.automatedActor(db, { ...ACTOR, functie: 'Stuurt berichten aan klanten' })
  const { partij, voornaam, achternaam, klantcontact, zaak, fout, vertrouwelijk } = found
  const way = found.volgende ? VOLGENDE[found.volgende] : GEEN_VOLGENDE
  const contact = NieuwKlantcontact.parse({
    kanaal: 'bericht',
    onderwerp: 'Een bericht van ons kwam niet aan',
    inhoud: 'Wij stuurden een bericht, maar het kwam niet aan.',
    initiatiefnemer: 'gemeente',
    indicatieContactGelukt: false,
    vertrouwelijk,
    betrokkenen: [{ rol: 'klant', ...(partij ? { partij } : { contactnaam: { voornaam, achternaam } }) }],
    actoren: [actor],
    onderwerpobjecten: klantcontact ? [{ wasKlantcontact: klantcontact }] : [],
    opvolging: {
      internetaken: [
        {
          gevraagdeHandeling: 'Bereik de klant op een andere manier',
          toelichting: `Een bericht is niet bezorgd. ${fout} ${way}`,
          actoren: found.actoren.length > 0 ? found.actoren : kcc ? [kcc] : [],
        },
      ],
      zaken: zaak ? [{ objectId: zaak, codeRegister: 'openzaak', codeSoortObjectId: 'uuid' }] : [],
    },
  })
  await store(context, contact)
}

/** Registers each message that did not arrive, so that somebody reaches the klant in another way. */
export async function reportNietBezorgd(job: JobContext): Promise<void> {
  const { db, now, config } = job
  const context = ownContext(job, asApplicatie(ACTOR))
  for (let found = await takeFirst(db, now); found; found = await takeFirst(db, now))
    await report(context, found, config.KLANTBERICHTEN_AFDELING)
}
