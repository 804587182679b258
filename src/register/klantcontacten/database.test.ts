import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { klantcontact, makeMedewerker } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'

// The database refuses what the domain forbids as well: these tests go around the application.

let app: TestApp
let medewerker: string

beforeAll(async () => {
  app = await startTestApp()
  ;({ medewerker } = await makeMedewerker(app))
})
afterAll(() => app.stop())

const register = () => app.client.klantcontacten.registreren({ body: klantcontact(medewerker) })

/** Gives the constraint that refuses a transaction of these statements. */
async function weigering(...statements: string[]): Promise<string | undefined> {
  const client = await app.pool.connect()
  try {
    await client.query('begin')
    for (const statement of statements) await client.query(statement)
    await client.query('commit')
    return undefined
  } catch (error) {
    await client.query('rollback')
    return (error as { constraint?: string; code?: string }).constraint ?? (error as { code?: string }).code
  } finally {
    client.release()
  }
}

const losContact = (extra = '') => `
  insert into klantcontact (uuid, kanaal, onderwerp, taal, vertrouwelijk, plaatsgevonden_op, in_delen)
  values (gen_random_uuid(), 'telefoon', 'Los', 'nld', false, now() ${extra}, false)`

describe('de database houdt de regels ook zonder de applicatie', () => {
  test('R10: een klantcontact wordt niet gewijzigd en niet verwijderd', async () => {
    const { uuid } = await register()
    expect(await weigering(`update klantcontact set onderwerp = 'Anders' where uuid = '${uuid}'`)).toBe(
      'klantcontact_niet_muteerbaar',
    )
    expect(await weigering(`update klantcontact set in_delen = true where uuid = '${uuid}'`)).toBe(
      'klantcontact_niet_muteerbaar',
    )
    expect(await weigering(`delete from klantcontact where uuid = '${uuid}'`)).toBe('klantcontact_niet_muteerbaar')
  })

  test('R10: een correctie wordt niet gewijzigd en niet verwijderd, en zegt waarom', async () => {
    const { uuid } = await register()
    await app.client.klantcontacten.corrigeren({
      params: { uuid },
      body: { inhoud: 'Beter', reden: 'Verkeerd verstaan' },
    })
    expect(await weigering(`update klantcontact_correctie set reden = 'Anders' where klantcontact = '${uuid}'`)).toBe(
      'klantcontact_correctie_niet_muteerbaar',
    )
    expect(await weigering(`delete from klantcontact_correctie where klantcontact = '${uuid}'`)).toBe(
      'klantcontact_correctie_niet_muteerbaar',
    )
    const zonderReden = `insert into klantcontact_correctie (uuid, klantcontact, inhoud, reden, door, door_naam)
      values (gen_random_uuid(), '${uuid}', 'x', '', gen_random_uuid(), 'x')`
    expect(await weigering(zonderReden)).toBe('klantcontact_correctie_reden_check')
  })

  test('R9: een klantcontact in de toekomst bestaat niet', async () => {
    expect(await weigering(losContact("+ interval '6 minutes'"))).toBe('klantcontact_in_de_toekomst')
  })

  test('R12: een klantcontact zonder interne taak of zaak bestaat niet', async () => {
    expect(await weigering(losContact())).toBe('klantcontact_zonder_opvolging')
  })

  test('R12: de laatste interne taak van een klantcontact kan niet weg', async () => {
    const { uuid } = await register()
    expect(await weigering(`delete from interne_taak where klantcontact = '${uuid}'`)).toBe(
      'klantcontact_zonder_opvolging',
    )
  })

  test('R14: een klantcontact heeft een betrokkene en een actor', async () => {
    const { uuid } = await register()
    expect(await weigering(`delete from betrokkene where klantcontact = '${uuid}'`)).toBe(
      'klantcontact_zonder_betrokkene',
    )
    expect(await weigering(`delete from actor_klantcontact where klantcontact = '${uuid}'`)).toBe(
      'klantcontact_zonder_actor',
    )
    const nieuw = `with kc as (${losContact()} returning uuid)
      insert into interne_taak (uuid, klantcontact, gevraagde_handeling, status, uiterlijk_op)
      select gen_random_uuid(), uuid, 'Bel terug', 'te_verwerken', now() from kc`
    expect(await weigering(nieuw)).toBe('klantcontact_zonder_betrokkene')
  })

  test('R19: een interne taak is te doen of gedaan, en niets daartussen', async () => {
    const { uuid } = await register()
    // 22P02 means that the enum has no such value.
    expect(await weigering(`update interne_taak set status = 'in_behandeling' where klantcontact = '${uuid}'`)).toBe(
      '22P02',
    )
    expect(await weigering(`update interne_taak set status = 'verwerkt' where klantcontact = '${uuid}'`)).toBe(
      'interne_taak_afgehandeld',
    )
    expect(await weigering(`update interne_taak set afgehandeld_op = now() where klantcontact = '${uuid}'`)).toBe(
      'interne_taak_afgehandeld',
    )
  })

  test('R21: het verloop van een interne taak wordt niet gewijzigd', async () => {
    await register()
    expect(await weigering(`update interne_taak_verloop set door_naam = 'Iemand anders'`)).toBe(
      'interne_taak_verloop_niet_muteerbaar',
    )
  })

  test('R29: het logboek wordt niet gewijzigd, niet verwijderd en niet leeggemaakt', async () => {
    await register()
    expect(await weigering('update logboek set wie = null')).toBe('logboek_niet_muteerbaar')
    expect(await weigering('delete from logboek')).toBe('logboek_niet_muteerbaar')
    expect(await weigering('truncate logboek')).toBe('logboek_niet_muteerbaar')
  })
})
