import type pg from 'pg'

/** A request that is measured. */
export interface Case {
  name: string
  method: 'GET' | 'POST'
  path: string
  body?: object
  /** The headers that say who asks; by default the application of the demonstration. */
  headers?: Readonly<Record<string, string>>
}

/** The onderwerp of a klantcontact that is registered for a measurement. */
export const METING = 'Meting: kapotte lantaarnpaal'

/** Reads the values from the register that the requests need. */
async function known(pool: pg.Pool) {
  const one = async (text: string) => (await pool.query<{ uuid: string; tekst: string }>(text)).rows[0]
  // The requests need a customer with 25 klantcontacten or a few more, another one who gets new ones, and an afdeling with many open tasks.
  const klant = await one(
    `select partij as uuid from betrokkene where partij is not null group by partij having count(*) >= 25 order by count(*), partij limit 1`,
  )
  const beller = await one(
    `select partij as uuid from betrokkene where partij is not null group by partij order by count(*) desc, partij limit 1`,
  )
  const afdeling = await one(
    `select actor as uuid from interne_taak_actor where open_tot is not null group by actor order by count(*) desc, actor limit 1`,
  )
  const bsn = await one(
    `select object_id as tekst from partij_identificator i where code_soort_object_id = 'bsn' and partij is not null
    order by abs(25 - (select count(*) from betrokkene b where b.partij = i.partij)), volgnummer limit 1`,
  )
  return { klant: klant?.uuid ?? '', beller: beller?.uuid ?? '', afdeling: afdeling?.uuid ?? '', bsn: bsn?.tekst ?? '' }
}

const WIRE = '/klantinteracties/api/v1'
const ALLES =
  'hadBetrokkenen,hadBetrokkenen.wasPartij,hadBetrokkenen.digitaleAdressen,leiddeTotInterneTaken,gingOverOnderwerpobjecten,omvatteBijlagen'

/** The reads of the Klantinteracties face that existing clients make most. */
function wireReads({ afdeling, bsn }: Awaited<ReturnType<typeof known>>): Case[] {
  const taken = `${WIRE}/internetaken?status=te_verwerken`
  return [
    { name: 'klantinteracties: lijst van 100', method: 'GET', path: `${WIRE}/klantcontacten?pageSize=100` },
    {
      name: 'klantinteracties: lijst van 100, alles erbij',
      method: 'GET',
      path: `${WIRE}/klantcontacten?pageSize=100&expand=${ALLES}`,
    },
    { name: 'klantinteracties: lijst van 25', method: 'GET', path: `${WIRE}/klantcontacten?pageSize=25` },
    { name: 'klantinteracties: 25 open interne taken', method: 'GET', path: `${taken}&pageSize=25` },
    {
      name: 'klantinteracties: interne taken van een actor',
      method: 'GET',
      path: `${taken}&toegewezenAanActor__uuid=${afdeling}&pageSize=25`,
    },
    {
      name: 'klantinteracties: partij op BSN',
      method: 'GET',
      path: `${WIRE}/partijen?partijIdentificator__codeSoortObjectId=bsn&partijIdentificator__objectId=${bsn}`,
    },
  ]
}

/** Makes the cases to measure on a register that has these klantcontacten. */
export async function cases(pool: pg.Pool): Promise<Case[]> {
  const bekend = await known(pool)
  const { klant, beller, afdeling, bsn } = bekend
  const registratie = {
    kanaal: 'telefoon',
    onderwerp: METING,
    inhoud: 'De lantaarnpaal voor de deur brandt niet. Wij laten hem maken.',
    betrokkenen: [{ rol: 'klant', initiator: true, partij: beller }],
    actoren: [afdeling],
    opvolging: { internetaken: [{ gevraagdeHandeling: 'Laat de lantaarnpaal maken', actoren: [afdeling] }] },
  }
  const klantcontact = { kanaal: 'Telefoon', onderwerp: METING, inhoud: 'Notitie', taal: 'nld', vertrouwelijk: false }
  const betrokkene = { wasPartij: { uuid: beller }, rol: 'klant', initiator: true }
  return [
    { name: 'klantbeeld van 25', method: 'GET', path: `/api/v1/partijen/${klant}/klantbeeld?aantal=25` },
    {
      name: 'werklijst van 25',
      method: 'GET',
      path: `/api/v1/internetaken?lijst=mijn&actor=${afdeling}&status=te_verwerken&aantal=25`,
    },
    { name: 'zoeken, veel treffers', method: 'GET', path: '/api/v1/klantcontacten?zoek=paspoort&aantal=25' },
    {
      name: 'zoeken, weinig treffers',
      method: 'GET',
      path: '/api/v1/klantcontacten?zoek=scootmobiel+accu+leenexemplaar&aantal=25',
    },
    { name: 'lijst van 25', method: 'GET', path: '/api/v1/klantcontacten?aantal=25' },
    {
      name: 'partij op BSN',
      method: 'POST',
      path: '/api/v1/partijen/_zoek',
      body: { identificator: { soort: 'bsn', nummer: bsn } },
    },
    ...wireReads(bekend),
    // This case comes last, because thousands of klantcontacten of one partij are not what a register looks like.
    {
      name: 'registreren: een betrokkene, een interne taak',
      method: 'POST',
      path: '/api/v1/klantcontacten',
      body: registratie,
    },
    {
      name: 'klantinteracties: maak-klantcontact',
      method: 'POST',
      path: `${WIRE}/maak-klantcontact`,
      body: { klantcontact, betrokkene },
    },
  ]
}
