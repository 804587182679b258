import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { markeer } from './bevindingen.ts'
import { type Bron, BronFout, type Bronobject, type Bronpagina } from './bron.ts'
import { NIETS, optellen, schrijfPagina, type Telling } from './schrijven.ts'
import { SOORTEN, type Soort } from './soorten.ts'

export interface Opdracht {
  bron: Bron
  /** Within how many werkdagen an interne taak must be done. */
  werkdagen: number
  onVoortgang?: (soort: string, gedaan: number, totaal: number) => void
}

/** What a list brought, beside what the source has of it and what is here. */
export interface Uitkomst extends Telling {
  soort: string
  bron: number
  hier: number
}

/** How many objects of a list, counted from the oldest, were taken over before this run was stopped. */
async function begonnen(db: Db, bron: string, soort: string): Promise<number> {
  const { rows } = await sql<{ gedaan: number }>`
    select gedaan from overname where bron = ${bron} and soort = ${soort} and not klaar`.execute(db)
  return rows[0]?.gedaan ?? 0
}

async function onthoud(db: Db, bron: string, soort: string, gedaan: number, klaar: boolean): Promise<void> {
  await sql`insert into overname (bron, soort, gedaan, klaar) values (${bron}, ${soort}, ${gedaan}, ${klaar})
    on conflict (bron, soort) do update set gedaan = excluded.gedaan, klaar = excluded.klaar`.execute(db)
}

async function eerstePagina({ bron }: Opdracht, { pad }: Soort): Promise<Bronpagina> {
  const pagina = await bron.pagina(pad, 1)
  if (!pagina) throw new BronFout(`De bron heeft geen ${pad.split('?')[0]} (404). Klopt het adres?`)
  return pagina
}

/**
 * The objects of a page.
 * @throws BronFout when there are fewer than a page of this list must have: then the source goes by another size of pages, and what is
 * taken over would have holes.
 */
function objectenVan({ count, results }: Bronpagina, nummer: number, perPagina: number): Bronobject[] {
  const verwacht = Math.min(perPagina, count - (nummer - 1) * perPagina)
  if (results.length < verwacht)
    throw new BronFout(
      `De bron geeft ${results.length} objecten op een pagina waar er ${verwacht} moeten staan. Voer de opdracht opnieuw uit; gebeurt het weer, dan geeft de bron geen pagina's van ${perPagina}.`,
    )
  return results
}

/**
 * Takes over one list, the oldest objects first, because a list stands with the newest first and grows at its beginning. The end of the
 * list stays where it is, so that counting from there finds the place again, also in a next run.
 */
async function neemLijst(db: Db, opdracht: Opdracht, soort: Soort): Promise<Telling & { bron: number }> {
  const { bron, werkdagen, onVoortgang } = opdracht
  const { perPagina } = bron
  let { count } = await eerstePagina(opdracht, soort)
  let gedaan = Math.min(await begonnen(db, bron.naam, soort.naam), count)
  let telling = NIETS
  while (gedaan < count) {
    const nummer = Math.floor((count - gedaan - 1) / perPagina) + 1
    const pagina = await bron.pagina(soort.pad, nummer)
    const voorheen = count
    count = pagina?.count ?? (await eerstePagina(opdracht, soort)).count
    if (!pagina && count >= voorheen)
      throw new BronFout(`De bron heeft ${count} ${soort.naam}, maar geen pagina ${nummer} van ${perPagina}.`)
    // Objects came in at the beginning meanwhile, and moved what is next to another page.
    if (!pagina || count - gedaan > nummer * perPagina) continue
    const rauw = objectenVan(pagina, nummer, perPagina)
    const objecten = soort.verrijk ? rauw.map((object) => soort.verrijk?.(object, werkdagen) ?? object) : rauw
    telling = optellen(telling, await schrijfPagina(db, soort, objecten))
    gedaan = Math.max(gedaan, count - (nummer - 1) * perPagina)
    await onthoud(db, bron.naam, soort.naam, gedaan, false)
    onVoortgang?.(soort.naam, gedaan, count)
  }
  await onthoud(db, bron.naam, soort.naam, 0, true)
  return { ...telling, bron: count }
}

async function aantalHier(db: Db, { tabel, deel }: Soort): Promise<number> {
  const { rows } = await sql<{ aantal: number }>`
    select count(*)::int as aantal from ${sql.table(tabel)} where ${sql.raw(deel ?? 'true')}`.execute(db)
  return rows[0]?.aantal ?? 0
}

/**
 * Takes over everything that a running Open Klant has, with the uuids and nummers it has there. Run again, it brings what is new and what
 * changed; stopped half-way, it goes on where it was. What breaks a rule of the domain is taken over and marked.
 * @throws BronFout when the source cannot be read
 */
export async function neemOver(db: Db, opdracht: Opdracht): Promise<Uitkomst[]> {
  const uitkomsten: Uitkomst[] = []
  for (const soort of SOORTEN) {
    const telling = await neemLijst(db, opdracht, soort)
    uitkomsten.push({ soort: soort.naam, ...telling, hier: await aantalHier(db, soort) })
  }
  await markeer(db)
  await sql`analyze`.execute(db)
  return uitkomsten
}
