import { describe, expect, test } from 'vitest'
import { parseConfig } from '../app.ts'
import { ConfigError } from './config.ts'
import { hostsOf, isEncrypted, readAddress } from './hosts.ts'

describe('het adres van de database', () => {
  test('meer hosts met komma’s ertussen, elk met een eigen poort, zoals libpq ze leest', () => {
    expect(readAddress('postgres://b:a%40b@db1:5432,db2:5433/balie?target_session_attrs=read-write')).toEqual({
      urls: [
        'postgres://b:a%40b@db1:5432/balie?target_session_attrs=read-write',
        'postgres://b:a%40b@db2:5433/balie?target_session_attrs=read-write',
      ],
      writable: true,
    })
    expect(readAddress('postgresql://db1,db2/balie?target_session_attrs=any')).toMatchObject({ writable: false })
    expect(readAddress('postgres:///balie?host=/run/postgresql').urls).toHaveLength(1)
    expect(readAddress('postgres://[::1]:5432,db2/balie').urls).toHaveLength(2)
  })

  test.each([
    ['mysql://localhost/balie', 'postgres://'],
    ['postgres://db1:poort,db2/balie', 'host:poort'],
    ['postgres://db1/balie?target_session_attrs=standby', 'target_session_attrs'],
    ['postgres://db1/balie?options=-c%20search_path%3Dpublic', 'options'],
  ])('%s wordt bij de start geweigerd, met wat eraan schort', (url, genoemd) => {
    expect(() => parseConfig({ DATABASE_URL: url })).toThrow(genoemd)
    expect(() => parseConfig({ DATABASE_URL: url })).toThrow('DATABASE_URL')
  })

  test('in productie is een verbinding met een andere machine versleuteld, of er is gezegd dat het niet hoeft', () => {
    const productie = (url: string, meer = {}) =>
      parseConfig({ NODE_ENV: 'production', DATABASE_URL: url, ...meer }).DATABASE_URL
    expect(() => productie('postgres://db1/balie')).toThrow(ConfigError)
    expect(() => productie('postgres://db1/balie')).toThrow('sslmode=verify-full')
    for (const modus of ['disable', 'prefer', 'no-verify'])
      expect(() => productie(`postgres://db1/balie?sslmode=${modus}`)).toThrow(ConfigError)
    expect(() => productie('postgres://db1/balie?uselibpqcompat=true&sslmode=require')).toThrow(ConfigError)
    expect(() => productie('postgres://localhost,db2/balie')).toThrow(ConfigError)
    expect(productie('postgres://db1/balie?sslmode=verify-full')).toBeTruthy()
    expect(productie('postgres://db1/balie', { DATABASE_ONVERSLEUTELD: 'true' })).toBeTruthy()
    for (const hier of ['postgres://127.0.0.1:5432/b', 'postgres://localhost/b', 'postgres:///b?host=/run/postgresql'])
      expect(isEncrypted(hier)).toBe(true)
    expect(isEncrypted('postgres://localhost.example/b')).toBe(false)
  })
})

describe('hosts die elk hun beurt krijgen', () => {
  const fout = new Error('weg')
  const gast = (url: string) => {
    const afgekapt = { keer: 0 }
    return { gast: { url, cut: () => (afgekapt.keer += 1) }, afgekapt }
  }

  test('wie niet antwoordt wordt overgeslagen, ook als vele pogingen tegelijk mislukken', () => {
    const hosts = hostsOf({ urls: ['een', 'twee', 'drie'], writable: true })
    for (let keer = 0; keer < 4; keer += 1) hosts.failed('een', fout)
    expect(hosts.current()).toBe('twee')
  })

  test('antwoordt er geen, dan wordt er steeds langer gewacht, en zodra er een antwoordt niet meer', () => {
    let nu = 0
    const hosts = hostsOf({ urls: ['een', 'twee'], writable: true }, () => nu)
    const ronde = () => {
      hosts.failed('een', fout)
      hosts.failed('twee', fout)
      let wacht = 0
      for (; hosts.pause(); wacht += 1) nu += 1
      return wacht
    }
    expect(ronde()).toBe(100)
    expect(ronde()).toBe(200)
    for (let keer = 0; keer < 10; keer += 1) ronde()
    expect(ronde()).toBe(2_000)
    hosts.failed('een', fout)
    hosts.failed('twee', fout)
    hosts.reached(gast('twee').gast)
    expect(hosts.pause()).toBeUndefined()
    expect(hosts.current()).toBe('twee')
  })

  test('schrijft een andere host, dan worden de verbindingen met de vorige afgekapt', () => {
    const hosts = hostsOf({ urls: ['een', 'twee'], writable: true })
    const oud = gast('een')
    hosts.reached(oud.gast)
    hosts.reached(gast('een').gast)
    expect(oud.afgekapt.keer).toBe(0)
    hosts.failed('een', fout)
    hosts.reached(gast('twee').gast)
    expect(oud.afgekapt.keer).toBe(1)
  })
})
