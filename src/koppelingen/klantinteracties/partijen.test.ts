import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { organisatie, persoon } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { contact, fouten, type WireClient, wireClient } from '../../run/testing/wire-client.ts'

let app: TestApp
let wire: WireClient
beforeAll(async () => {
  app = await startTestApp()
  wire = await wireClient(app)
})
afterAll(() => app.stop())

const PERSOON = { soortPartij: 'persoon', indicatieActief: true }
const makePartij = (extra: object = {}) => wire.make('/partijen', { ...PERSOON, ...extra })
const makeAdres = (adres: string, extra: object = {}) =>
  wire.make('/digitaleadressen', { adres, soortDigitaalAdres: 'email', verstrektDoorPartij: null, ...extra })

const BSN = ['999993847', '999992077', '999993483', '999990482', '999993653', '999995017', '999990408', '999994669']
const bsn = (objectId: string) => ({
  partijIdentificator: {
    codeRegister: 'brp',
    codeObjecttype: 'natuurlijk_persoon',
    codeSoortObjectId: 'bsn',
    objectId,
  },
})
const kvk = (objectId: string) => ({
  partijIdentificator: {
    codeRegister: 'hr',
    codeObjecttype: 'niet_natuurlijk_persoon',
    codeSoortObjectId: 'kvk_nummer',
    objectId,
  },
})
const vestiging = (objectId: string, ouder: string | null) => ({
  partijIdentificator: {
    codeRegister: 'hr',
    codeObjecttype: 'vestiging',
    codeSoortObjectId: 'vestigingsnummer',
    objectId,
  },
  subIdentificatorVan: ouder && { uuid: ouder },
})

/** Gives the faults with which a request is refused (400). */
async function weigering(method: string, path: string, body: object) {
  const antwoord = await wire.vraag(method, path, body)
  expect(antwoord.status).toBe(400)
  return fouten(antwoord).map((fout) => fout.split(' '))
}

describe('partijen', () => {
  test('R1: een partij draagt de authenticatie die de applicatie verklaart', async () => {
    const { uuid } = await makePartij()
    const { resultaten } = await app.client.partijen.authenticaties({ params: { uuid } })
    expect(resultaten).toMatchObject([{ middel: 'digid', niveau: 'substantieel', door: { soort: 'applicatie' } }])
  })

  test('R1: een applicatie die niets verklaart maakt geen partij', async () => {
    const { token } = await app.als({ authenticatie: null })
    const antwoord = await fetch(`${app.base}/klantinteracties/api/v1/partijen`, {
      method: 'POST',
      headers: { Authorization: `Token ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(PERSOON),
    })
    expect([antwoord.status, (await antwoord.json()).code]).toEqual([403, 'permission_denied'])
  })

  test('R7: zonder nummer krijgt een partij er een, en een gekozen nummer is van één partij', async () => {
    expect((await makePartij({ nummer: '' })).nummer).toMatch(/^\d{8,10}$/)
    expect((await makePartij({ nummer: '4711' })).nummer).toBe('4711')
    expect(await weigering('POST', '/partijen', { ...PERSOON, nummer: '4711' })).toEqual([['nummer', 'unique']])
  })

  test('wat van een soort bekend is blijft bewaard als de soort wisselt', async () => {
    const { uuid } = await makePartij({ partijIdentificatie: { contactnaam: { voornaam: 'Jo', achternaam: 'Dijk' } } })
    const bedrijf = await wire.change(`/partijen/${uuid}`, {
      soortPartij: 'organisatie',
      partijIdentificatie: { naam: 'Dijk BV' },
    })
    expect(bedrijf.partijIdentificatie).toEqual({ naam: 'Dijk BV' })
    expect((await wire.change(`/partijen/${uuid}`, { soortPartij: 'persoon' })).partijIdentificatie).toMatchObject({
      volledigeNaam: 'Jo Dijk',
    })
    expect(
      (await wire.change(`/partijen/${uuid}`, { partijIdentificatie: { naam: 'x' } })).partijIdentificatie,
    ).toMatchObject({ volledigeNaam: 'Jo Dijk' })
  })

  test('een contactpersoon werkt voor een organisatie', async () => {
    const org = await makePartij({ soortPartij: 'organisatie', partijIdentificatie: { naam: 'Bakkerij' } })
    const contactpersoon = {
      soortPartij: 'contactpersoon',
      partijIdentificatie: { werkteVoorPartij: { uuid: org.uuid }, contactnaam: { achternaam: 'Bos' } },
    }
    expect((await makePartij(contactpersoon)).partijIdentificatie).toMatchObject({
      werkteVoorPartij: { uuid: org.uuid },
      volledigeNaam: 'Bos',
    })
    const mens = await makePartij()
    const fout = {
      ...PERSOON,
      soortPartij: 'contactpersoon',
      partijIdentificatie: { werkteVoorPartij: { uuid: mens.uuid } },
    }
    expect(await weigering('POST', '/partijen', fout)).toEqual([
      ['partijIdentificatie.werkteVoorPartij.uuid', 'invalid'],
    ])
  })

  test('adressen worden gekoppeld en losgemaakt; het voorkeursadres gaat mee', async () => {
    const [een, twee] = [await makeAdres('een@example.org'), await makeAdres('twee@example.org')]
    const partij = await makePartij({
      digitaleAdressen: [{ uuid: een.uuid }, { uuid: twee.uuid }],
      voorkeursDigitaalAdres: { uuid: twee.uuid },
    })
    expect(partij.voorkeursDigitaalAdres).toMatchObject({ uuid: twee.uuid })
    const na = await wire.change(`/partijen/${partij.uuid}`, { digitaleAdressen: [{ uuid: een.uuid }] })
    expect(na).toMatchObject({ digitaleAdressen: [{ uuid: een.uuid }], voorkeursDigitaalAdres: null })
    expect((await wire.vraag('GET', `/digitaleadressen/${twee.uuid}`)).body).toMatchObject({
      verstrektDoorPartij: null,
    })
    expect(
      await weigering('PATCH', `/partijen/${partij.uuid}`, { voorkeursDigitaalAdres: { uuid: twee.uuid } }),
    ).toEqual([['voorkeursDigitaalAdres', 'invalid']])
    expect((await wire.change(`/partijen/${partij.uuid}`, { digitaleAdressen: null })).digitaleAdressen).toEqual([])
  })

  test('een adres van een andere partij wordt niet overgenomen', async () => {
    const eigenaar = await makePartij()
    const adres = await makeAdres('eigen@example.org', { verstrektDoorPartij: { uuid: eigenaar.uuid } })
    const body = { ...PERSOON, digitaleAdressen: [{ uuid: adres.uuid }] }
    expect(await weigering('POST', '/partijen', body)).toEqual([['digitaleAdressen.0.uuid', 'invalid']])
    expect((await wire.vraag('GET', `/digitaleadressen/${adres.uuid}`)).body).toMatchObject({
      verstrektDoorPartij: { uuid: eigenaar.uuid },
    })
  })

  test('identificatoren in een partij: met uuid gewijzigd, zonder gemaakt, de rest weg', async () => {
    const partij = await makePartij({ partijIdentificatoren: [bsn(BSN[0] ?? '')] })
    const [eerste] = partij.partijIdentificatoren as { uuid: string }[]
    const na = await wire.change(`/partijen/${partij.uuid}`, {
      partijIdentificatoren: [{ ...bsn(BSN[1] ?? ''), uuid: eerste?.uuid }, kvk('12345670')],
    })
    expect((na.partijIdentificatoren as object[]).length).toBe(2)
    const vervangen = await wire.change(`/partijen/${partij.uuid}`, { partijIdentificatoren: [bsn(BSN[0] ?? '')] })
    expect(vervangen.partijIdentificatoren).toMatchObject([{ partijIdentificator: { objectId: BSN[0] } }])
    expect((await wire.vraag('GET', `/partij-identificatoren/${eerste?.uuid}`)).status).toBe(404)
    expect(
      (await wire.change(`/partijen/${partij.uuid}`, { partijIdentificatoren: null })).partijIdentificatoren,
    ).toHaveLength(1)
    const dubbel = { partijIdentificatoren: [kvk('12345671'), kvk('12345672')] }
    expect(await weigering('POST', '/partijen', { ...PERSOON, ...dubbel })).toEqual([['__all__', 'invalid']])
  })

  test('een partij met een geschiedenis van contacten wordt niet verwijderd', async () => {
    const { uuid } = await makePartij()
    const klantcontact = await wire.make('/klantcontacten', contact())
    await wire.make('/betrokkenen', {
      hadKlantcontact: { uuid: klantcontact.uuid },
      wasPartij: { uuid },
      rol: 'klant',
      initiator: true,
    })
    const antwoord = await wire.vraag('DELETE', `/partijen/${uuid}`)
    expect([antwoord.status, antwoord.body.code]).toEqual([409, 'conflict'])
    expect((await wire.vraag('GET', `/partijen/${uuid}`)).status).toBe(200)
  })

  test('de filters vinden een partij', async () => {
    const nummer = BSN[2] ?? ''
    const land = { adresregel1: 'Musterstraße 12', land: 'DE' }
    const partij = await makePartij({
      nummer: '5151',
      partijIdentificatoren: [bsn(nummer)],
      bezoekadres: land,
      indicatieGeheimhouding: true,
    })
    const ander = await makePartij()
    await wire.make('/vertegenwoordigingen', {
      vertegenwoordigendePartij: { uuid: ander.uuid },
      vertegenwoordigdePartij: { uuid: partij.uuid },
    })
    const { uuid: categorie } = await wire.make('/categorieen', { naam: 'Ondernemer' })
    await wire.make('/categorie-relaties', { partij: { uuid: partij.uuid }, categorie: { uuid: categorie } })
    for (const query of [
      'nummer=5151',
      `partijIdentificator__codeSoortObjectId=bsn&partijIdentificator__objectId=${nummer}`,
      'bezoekadresLand=DE',
      `bezoekadresAdresregel1=${encodeURIComponent('Musterstraße 12')}`,
      'indicatieGeheimhouding=true',
      `vertegenwoordigdePartij__uuid=${ander.uuid}`,
      'categorierelatie__categorie__naam=Zorg,Ondernemer',
    ]) {
      const { body } = await wire.vraag('GET', `/partijen?${query}`)
      expect([query, body.count, body.results.map(({ uuid }: { uuid: string }) => uuid)]).toEqual([
        query,
        1,
        [partij.uuid],
      ])
    }
  })

  test('wat via de Balie API is vastgelegd is hier te lezen', async () => {
    const bedrijf = await app.client.partijen.maken({
      body: organisatie({
        identificatoren: [{ soort: 'vestigingsnummer', nummer: '000038509504', kvkNummer: '69599084' }],
      }),
    })
    const mens = await app.client.partijen.maken({ body: persoon({ vertegenwoordigt: [bedrijf.uuid] }) })
    expect((await wire.vraag('GET', `/partijen/${bedrijf.uuid}`)).body).toMatchObject({
      nummer: bedrijf.nummer,
      partijIdentificatie: { naam: 'Bakkerij De Korenaar' },
      partijIdentificatoren: [
        { partijIdentificator: { objectId: '000038509504' }, subIdentificatorVan: { uuid: expect.any(String) } },
      ],
    })
    expect((await wire.vraag('GET', `/partijen/${mens.uuid}`)).body).toMatchObject({
      vertegenwoordigden: [{ uuid: bedrijf.uuid }],
    })
  })
})

describe('partij-identificatoren', () => {
  test('de hiërarchie van codes en de vorm van nummers worden gehouden', async () => {
    const met = (delen: object) => ({ partijIdentificator: { ...bsn(BSN[3] ?? '').partijIdentificator, ...delen } })
    const gevallen: [object, string][] = [
      [met({ codeRegister: 'hr' }), 'partijIdentificatorCodeObjecttype'],
      [met({ codeSoortObjectId: 'rsin' }), 'partijIdentificatorCodeSoortObjectId'],
      [met({ objectId: '123456789' }), 'partijIdentificatorObjectId'],
      [met({ objectId: '12345678' }), 'partijIdentificatorObjectId'],
      [met({ codeSoortObjectId: 'burgerservicenummer' }), 'partijIdentificator.codeSoortObjectId'],
    ]
    for (const [body, naam] of gevallen)
      expect((await weigering('POST', '/partij-identificatoren', body)).map(([plek]) => plek)).toEqual([naam])
  })

  test('een vestiging hangt onder een KVK-nummer, dat dan niet meer weg kan', async () => {
    const { uuid } = await wire.make('/partij-identificatoren', kvk('69599076'))
    expect(await weigering('POST', '/partij-identificatoren', vestiging('000038509474', null))).toEqual([
      ['subIdentificatorVan', 'invalid'],
    ])
    const sub = await wire.make('/partij-identificatoren', vestiging('000038509474', uuid))
    expect(sub.subIdentificatorVan).toMatchObject({ uuid })
    expect(await weigering('POST', '/partij-identificatoren', vestiging('000038509474', uuid))).toEqual([
      ['__all__', 'invalid'],
    ])
    expect(fouten(await wire.vraag('DELETE', `/partij-identificatoren/${uuid}`))).toEqual(['nonFieldErrors invalid'])
    expect((await wire.vraag('DELETE', `/partij-identificatoren/${sub.uuid}`)).status).toBe(204)
    expect((await wire.vraag('DELETE', `/partij-identificatoren/${uuid}`)).status).toBe(204)
  })

  test('dezelfde identificator tegelijk twee keer wordt één keer vastgelegd', async () => {
    const tegelijk = await Promise.all(
      [1, 2, 3, 4].map(() => wire.vraag('POST', '/partij-identificatoren', bsn(BSN[4] ?? ''))),
    )
    expect(tegelijk.map(({ status }) => status).filter((status) => status === 201)).toHaveLength(1)
    for (const { status } of tegelijk) expect([201, 400, 409]).toContain(status)
  })
})

describe('digitale adressen', () => {
  test('verstrektDoorPartij moet er zijn, ook als het null is', async () => {
    const body = { adres: 'a@example.org', soortDigitaalAdres: 'email' }
    expect(await weigering('POST', '/digitaleadressen', body)).toEqual([['verstrektDoorPartij', 'required']])
  })

  test('een adres past bij zijn soort, ook als alleen de soort wijzigt', async () => {
    const goed: [string, string][] = [
      ['email', 'a@localhost'],
      ['email', 'jo@bücher.example'],
      ['telefoonnummer', '0612345678'],
      ['telefoonnummer', '+31201234567'],
      ['telefoonnummer', '14020'],
      ['telefoonnummer', '09001996'],
      ['overig', 'van alles'],
    ]
    for (const [soortDigitaalAdres, adres] of goed) await makeAdres(adres, { soortDigitaalAdres })
    const fout: [string, string][] = [
      ['email', 'geen adres'],
      ['email', 'jö@example.org'],
      ['telefoonnummer', '112'],
      ['telefoonnummer', '06 12345678'],
    ]
    for (const [soortDigitaalAdres, adres] of fout) {
      expect(
        await weigering('POST', '/digitaleadressen', { adres, soortDigitaalAdres, verstrektDoorPartij: null }),
      ).toEqual([['adres', 'invalid']])
    }
    const { uuid } = await makeAdres('0612345678', { soortDigitaalAdres: 'telefoonnummer' })
    expect(await weigering('PATCH', `/digitaleadressen/${uuid}`, { soortDigitaalAdres: 'email' })).toEqual([
      ['adres', 'invalid'],
    ])
  })

  test('van elke soort is één adres van een partij het standaardadres', async () => {
    const partij = await makePartij()
    const standaard = { verstrektDoorPartij: { uuid: partij.uuid }, isStandaardAdres: true }
    const een = await makeAdres('standaard1@example.org', standaard)
    await makeAdres('standaard2@example.org', standaard)
    expect((await wire.vraag('GET', `/digitaleadressen/${een.uuid}`)).body).toMatchObject({ isStandaardAdres: false })
    expect(
      await weigering('POST', '/digitaleadressen', {
        adres: 'x@example.org',
        soortDigitaalAdres: 'email',
        verstrektDoorPartij: null,
        isStandaardAdres: true,
      }),
    ).toEqual([['isStandaardAdres', 'invalid']])
  })

  test('een referentie is uniek binnen een partij, en dezelfde mag opnieuw worden gestuurd', async () => {
    const partij = await makePartij()
    const eigen = { verstrektDoorPartij: { uuid: partij.uuid }, referentie: 'portaalvoorkeur' }
    const { uuid } = await makeAdres('r1@example.org', eigen)
    const body = { adres: 'r2@example.org', soortDigitaalAdres: 'email', ...eigen }
    expect(await weigering('POST', '/digitaleadressen', body)).toEqual([['nonFieldErrors', 'unique']])
    expect(
      (await wire.change(`/digitaleadressen/${uuid}`, { referentie: 'portaalvoorkeur', omschrijving: 'werk' }))
        .omschrijving,
    ).toBe('werk')
  })

  test('een ander adres is nog niet geverifieerd', async () => {
    const { uuid } = await makeAdres('v1@example.org', { verificatieDatum: '2026-01-31' })
    expect((await wire.change(`/digitaleadressen/${uuid}`, { omschrijving: 'x' })).verificatieDatum).toBe('2026-01-31')
    expect((await wire.change(`/digitaleadressen/${uuid}`, { adres: 'v2@example.org' })).verificatieDatum).toBeNull()
  })

  test('R3: het adres van een onbekende hoort bij zijn ene contact en wordt daar gevonden', async () => {
    const { uuid: klantcontact } = await wire.make('/klantcontacten', contact())
    const betrokkene = await wire.make('/betrokkenen', {
      hadKlantcontact: { uuid: klantcontact },
      rol: 'klant',
      initiator: true,
    })
    const { uuid } = await makeAdres('melder-los@example.org', { verstrektDoorBetrokkene: { uuid: betrokkene.uuid } })
    const expand =
      'verstrektDoorBetrokkene,verstrektDoorBetrokkene.hadKlantcontact,verstrektDoorBetrokkene.hadKlantcontact.leiddeTotInterneTaken'
    const { body } = await wire.vraag('GET', `/digitaleadressen?adres__icontains=MELDER-LOS&expand=${expand}`)
    expect(body.results).toMatchObject([
      {
        uuid,
        _expand: {
          verstrektDoorBetrokkene: {
            uuid: betrokkene.uuid,
            _expand: { hadKlantcontact: { uuid: klantcontact, _expand: { leiddeTotInterneTaken: [] } } },
          },
        },
      },
    ])
    expect((await app.client.partijen.zoeken({ body: { emailadres: 'melder-los@example.org' } })).resultaten).toEqual(
      [],
    )
  })
})

describe('actoren, rekeningnummers, categorieën en vertegenwoordigingen', () => {
  test('actorIdentificatie wordt alleen gelezen met soortActor erbij, en blijft bewaard per soort', async () => {
    const medewerker = {
      naam: 'Wil',
      soortActor: 'medewerker',
      actorIdentificatie: { functie: 'Balie', telefoonnummer: '0201234567' },
    }
    const { uuid } = await wire.make('/actoren', medewerker)
    expect(
      (await wire.change(`/actoren/${uuid}`, { actorIdentificatie: { functie: 'Anders' } })).actorIdentificatie,
    ).toMatchObject({ functie: 'Balie' })
    expect(
      (await wire.change(`/actoren/${uuid}`, { soortActor: 'organisatorische_eenheid' })).actorIdentificatie,
    ).toBeNull()
    expect((await wire.change(`/actoren/${uuid}`, { soortActor: 'medewerker' })).actorIdentificatie).toMatchObject({
      functie: 'Balie',
    })
    const zonder = { ...medewerker, actorIdentificatie: {} }
    expect(await weigering('POST', '/actoren', zonder)).toEqual([
      ['actorIdentificatie.functie', 'required'],
      ['actorIdentificatie.telefoonnummer', 'required'],
    ])
  })

  test('een actor met een geschiedenis wordt niet verwijderd, een ander wel', async () => {
    const { uuid } = await wire.make('/actoren', { naam: 'Ans', soortActor: 'geautomatiseerde_actor' })
    const klantcontact = await wire.make('/klantcontacten', contact())
    await wire.make('/actorklantcontacten', { actor: { uuid }, klantcontact: { uuid: klantcontact.uuid } })
    expect((await wire.vraag('DELETE', `/actoren/${uuid}`)).status).toBe(409)
    const los = await wire.make('/actoren', { naam: 'Los', soortActor: 'geautomatiseerde_actor' })
    expect((await wire.vraag('DELETE', `/actoren/${los.uuid}`)).status).toBe(204)
  })

  test('R4: een partij vertegenwoordigt een andere, één keer, en niet zichzelf', async () => {
    const [een, twee] = [await makePartij(), await makePartij()]
    const paar = (a: { uuid: string }, b: { uuid: string }) => ({
      vertegenwoordigendePartij: { uuid: a.uuid },
      vertegenwoordigdePartij: { uuid: b.uuid },
    })
    await wire.make('/vertegenwoordigingen', paar(een, twee))
    await wire.make('/vertegenwoordigingen', paar(twee, een))
    expect(await weigering('POST', '/vertegenwoordigingen', paar(een, twee))).toEqual([['nonFieldErrors', 'unique']])
    expect(await weigering('POST', '/vertegenwoordigingen', paar(een, een))).toEqual([
      ['vertegenwoordigdePartij', 'invalid'],
    ])
  })

  test('een rekeningnummer heeft de vorm van een IBAN', async () => {
    const { uuid } = await wire.make('/rekeningnummers', { iban: 'NL91ABNA0417164300', bic: 'ABNANL2A' })
    expect((await wire.vraag('GET', '/rekeningnummers?iban=NL91ABNA0417164300')).body.results).toMatchObject([
      { uuid, partij: null },
    ])
    expect(await weigering('POST', '/rekeningnummers', { iban: 'NL91 ABNA', bic: 'kort' })).toEqual([
      ['bic', 'min_length'],
      ['iban', 'invalid'],
    ])
  })

  test('een categorie-relatie begint vandaag en verdwijnt met haar categorie', async () => {
    const partij = await makePartij()
    const { uuid: categorie } = await wire.make('/categorieen', { naam: 'Student' })
    const relatie = await wire.make('/categorie-relaties', {
      partij: { uuid: partij.uuid },
      categorie: { uuid: categorie },
    })
    expect(relatie).toMatchObject({
      beginDatum: new Date().toISOString().slice(0, 10),
      eindDatum: null,
      categorie: { naam: 'Student' },
    })
    expect((await wire.vraag('GET', `/partijen/${partij.uuid}`)).body.categorieRelaties).toMatchObject([
      { categorieNaam: 'Student' },
    ])
    await wire.vraag('DELETE', `/categorieen/${categorie}`)
    expect((await wire.vraag('GET', `/categorie-relaties/${relatie.uuid}`)).status).toBe(404)
  })
})
