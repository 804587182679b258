import fc from 'fast-check'
import pino from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { parseConfig } from '../../app.ts'
import { inTransaction } from '../../platform/database.ts'
import type { Job } from '../../platform/jobs.ts'
import { klantcontact, persoon, problemIn } from '../../run/testing/fixtures.ts'
import { startMailserver } from '../../run/testing/mailserver.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { wireClient } from '../../run/testing/wire-client.ts'
import { makeDagoverzichten, reportOverdue } from '../internetaken/jobs.ts'
import { ruimMeldingenOp, verstuurMeldingen } from './jobs.ts'
import { RUST_MINUTEN } from './rules.ts'

let app: TestApp
let mail: Awaited<ReturnType<typeof startMailserver>>
let als: Awaited<ReturnType<TestApp['alsMedewerker']>>
let mensen: Record<'sanne' | 'joris' | 'afdeling' | 'zonderAdres', string>
let smtp: Record<string, string>

/** This is noon on a werkdag. */
const DINSDAG = new Date('2026-09-15T10:00:00Z')
const dagen = (aantal: number) => new Date(DINSDAG.getTime() + aantal * 86_400_000)

beforeAll(async () => {
  app = await startTestApp()
  mail = await startMailserver()
  smtp = { SMTP_URL: mail.url, EMAIL_AFZENDER: 'balie@gemeente.example', PUBLIC_URL: 'https://balie.gemeente.example' }
  const actor = async (naam: string, soortActor: 'medewerker' | 'organisatorische_eenheid', extra: object = {}) =>
    (await app.client.actoren.maken({ body: { naam, soortActor, ...extra } })).uuid
  const afdeling = await actor('Wegen & Groen', 'organisatorische_eenheid', { emailadres: 'wegen@gemeente.example' })
  mensen = {
    afdeling,
    sanne: await actor('Sanne Jansen', 'medewerker', { emailadres: 'sanne@gemeente.example', eenheden: [afdeling] }),
    joris: await actor('Joris Bakker', 'medewerker', { emailadres: 'joris@gemeente.example', eenheden: [afdeling] }),
    zonderAdres: await actor('Noor de Wit', 'medewerker', { eenheden: [afdeling] }),
  }
  als = await app.alsMedewerker(mensen.sanne, ['coordinator'])
})

afterAll(async () => {
  await mail.stop()
  await app.stop()
})

beforeEach(() => {
  mail.ontvangen.length = 0
  mail.zetWeigering(() => undefined)
})

// No test leaves anything for the next one.
afterEach(async () => {
  await app.pool.query('delete from melding')
  await app.pool.query('delete from melding_instelling')
  await app.pool.query('delete from nieuws_gezien')
  await app.pool.query(`delete from interne_taak_actor`)
})

async function perform(job: Job, now: Date = new Date(Date.now() + 1000), settings: Record<string, string> = smtp) {
  const context = { now, config: parseConfig({ NODE_ENV: 'test', ...settings }), log: pino({ level: 'silent' }) }
  if (job.ownTransactions) await job.run({ ...context, db: app.db })
  else await inTransaction(app.db, 'schrijven', (db) => job.run({ ...context, db }))
}

/** Lists the receivers of mails, with the subjects. */
async function verstuurd(now?: Date): Promise<string[]> {
  mail.ontvangen.length = 0
  await perform(verstuurMeldingen, now)
  return mail.ontvangen.map(({ aan, subject }) => `${aan.join()}: ${subject}`).sort()
}

const register = async (
  actoren: string[],
  extra: object = {},
  client: Pick<TestApp['client'], 'klantcontacten'> = app.client,
) => {
  const contact = await client.klantcontacten.registreren({
    body: klantcontact(mensen.sanne, {
      opvolging: {
        internetaken: [
          { gevraagdeHandeling: 'Bel mevrouw Geheimenaar terug', toelichting: 'Dorpsstraat 12', actoren, ...extra },
        ],
      },
    }),
  })
  const [taak] = contact.opvolging.internetaken
  if (!taak) throw new Error('No task.')
  return taak
}

const forward = (uuid: string, actoren: string[]) =>
  app.client.internetaken.doorsturen({ params: { uuid }, body: { actoren, reden: 'Mevrouw Geheimenaar woont elders' } })

const finish = (uuid: string) => app.client.internetaken.afronden({ params: { uuid }, body: { notitie: '' } })

const reopen = (uuid: string, client: Pick<TestApp['client'], 'internetaken'> = app.client) =>
  client.internetaken.heropenen({ params: { uuid }, body: { reden: 'Mevrouw Geheimenaar belde weer' } })

const assign = (uuid: string, actoren: string[]) =>
  app.client.internetaken.toewijzen({ params: { uuid }, body: { actoren } })

const choose = (keuzes: object, client: Pick<TestApp['client'], 'meldingen'> = als) =>
  client.meldingen.instellen({
    body: { nieuw: 'direct', doorgestuurd: 'direct', heropend: 'direct', overTijd: 'dagoverzicht', ...keuzes },
  })

describe('wie een e-mail krijgt', () => {
  test('een nieuwe taak: de medewerker en het postvak van de afdeling die hem hebben', async () => {
    const { nummer } = await register([mensen.afdeling, mensen.joris])
    expect(await verstuurd()).toEqual([
      `joris@gemeente.example: Nieuwe interne taak ${nummer}`,
      `wegen@gemeente.example: Nieuwe interne taak ${nummer}`,
    ])
    expect(await verstuurd()).toEqual([])
  })

  test('R21: doorgestuurd: wie hem nu heeft, en niet wie hem had', async () => {
    const { uuid, nummer } = await register([mensen.joris])
    await verstuurd()
    await forward(uuid, [mensen.afdeling])
    expect(await verstuurd()).toEqual([`wegen@gemeente.example: Interne taak ${nummer} is doorgestuurd`])
  })

  test('toegewezen: alleen wie erbij komt', async () => {
    const { uuid, nummer } = await register([mensen.afdeling])
    await verstuurd()
    await assign(uuid, [mensen.afdeling, mensen.joris])
    expect(await verstuurd()).toEqual([`joris@gemeente.example: Nieuwe interne taak ${nummer}`])
  })

  test('R21: heropend: wie hem weer heeft, en niet wie hem heropende', async () => {
    const { uuid, nummer } = await register([mensen.afdeling, mensen.joris, mensen.sanne])
    await finish(uuid)
    await verstuurd()
    await reopen(uuid, als)
    expect(await verstuurd()).toEqual([
      `joris@gemeente.example: Interne taak ${nummer} is heropend`,
      `wegen@gemeente.example: Interne taak ${nummer} is heropend`,
    ])
  })

  test('over de standaard heropend en in één keer toegewezen: elk één e-mail', async () => {
    const wire = await wireClient(app)
    const { uuid, nummer } = await register([mensen.joris])
    await finish(uuid)
    await verstuurd()
    await wire.change(`/internetaken/${uuid}`, {
      status: 'te_verwerken',
      toegewezenAanActoren: [{ uuid: mensen.joris }, { uuid: mensen.afdeling }],
    })
    const mails = await verstuurd()
    expect(mails.map((tekst) => tekst.split(':')[0])).toEqual(['joris@gemeente.example', 'wegen@gemeente.example'])
    expect(mails[0]).toBe(`joris@gemeente.example: Interne taak ${nummer} is heropend`)
  })

  test('samen verdeeld: elk zijn eigen e-mail, en wie hem al had geen', async () => {
    const taken = [await register([mensen.afdeling]), await register([mensen.afdeling, mensen.joris])]
    await verstuurd()
    await als.internetaken.verdelen({
      body: { taken: taken.map(({ uuid }) => uuid), actoren: [mensen.afdeling, mensen.joris] },
    })
    expect(await verstuurd()).toEqual([`joris@gemeente.example: Nieuwe interne taak ${taken[0]?.nummer}`])
  })

  test('wie het zelf deed krijgt geen e-mail, wie het met hem deelt wel', async () => {
    const { uuid, nummer } = await register([mensen.sanne, mensen.joris], {}, als)
    expect(await verstuurd()).toEqual([`joris@gemeente.example: Nieuwe interne taak ${nummer}`])
    await als.internetaken.doorsturen({ params: { uuid }, body: { actoren: [mensen.sanne], reden: 'Doe ik' } })
    expect(await verstuurd()).toEqual([])
  })

  test('R28: wie alleen zijn eigen afdeling ziet meldt ook wat hij wegstuurt', async () => {
    const behandelaar = await app.alsMedewerker(mensen.joris, ['behandelaar'])
    const { uuid, nummer } = await register([mensen.joris])
    await verstuurd()
    await behandelaar.internetaken.doorsturen({ params: { uuid }, body: { actoren: [mensen.sanne], reden: 'Elders' } })
    expect(await verstuurd()).toEqual([`sanne@gemeente.example: Interne taak ${nummer} is doorgestuurd`])
  })

  test('R20: een taak die meteen klaar is, is geen nieuws; een zonder adres ook niet', async () => {
    await register([mensen.joris], { afgehandeld: true })
    await register([mensen.zonderAdres])
    expect(await verstuurd()).toEqual([])
    expect((await app.pool.query('select from melding')).rowCount).toBe(0)
  })

  test('een notitie, een poging en afronden geven geen e-mail', async () => {
    const { uuid } = await register([mensen.joris])
    await verstuurd()
    const params = { uuid }
    await app.client.internetaken.noteren({ params, body: { notitie: 'Later' } })
    await app.client.internetaken.nietBereikt({ params, body: { kanaal: 'telefoon', notitie: '', opnieuwOp: null } })
    await app.client.internetaken.afronden({ params, body: { notitie: '' } })
    expect(await verstuurd()).toEqual([])
  })

  test('wat intussen klaar is, of van een ander, wordt niet meer gemeld', async () => {
    const klaar = await register([mensen.joris])
    await app.client.internetaken.afronden({ params: { uuid: klaar.uuid }, body: { notitie: '' } })
    const { uuid, nummer } = await register([mensen.joris])
    await forward(uuid, [mensen.afdeling])
    expect(await verstuurd()).toEqual([`wegen@gemeente.example: Interne taak ${nummer} is doorgestuurd`])
  })

  test('een actor die een ander systeem met zijn e-mailadres kent krijgt daar zijn e-mail', async () => {
    const { uuid } = await app.client.actoren.maken({
      body: {
        naam: 'Via KISS',
        soortActor: 'medewerker',
        actoridentificator: {
          objectId: 'kiss@gemeente.example',
          codeObjecttype: 'mdw',
          codeRegister: 'msei',
          codeSoortObjectId: 'email',
        },
      },
    })
    const { nummer } = await register([uuid])
    expect(await verstuurd()).toEqual([`kiss@gemeente.example: Nieuwe interne taak ${nummer}`])
  })

  test('het kost geen statement: registreren en doorsturen doen er evenveel als zonder adres', async () => {
    const kosten = async (actor: string) =>
      (await app.statementsOf(async () => forward((await register([actor])).uuid, [actor]))).length
    await kosten(mensen.joris)
    expect(await kosten(mensen.joris)).toBe(await kosten(mensen.zonderAdres))
  })
})

describe('veel tegelijk', () => {
  /** Reads from mails to a reader of how many tasks they tell, and the numbers of the tasks that they name. */
  const told = (adres: string) => {
    const mails = mail.ontvangen.filter(({ aan }) => aan.includes(adres))
    return {
      mails: mails.length,
      aantal: mails.reduce((sum, { subject }) => sum + Number(subject?.match(/^(\d+) interne taken/)?.[1] ?? 1), 0),
      genoemd: mails.flatMap(({ text = '' }) => [...text.matchAll(/\/taken\/(\d+)/g)].map(([, nummer]) => nummer)),
    }
  }
  const many = async (aantal: number, actoren: string[]) => {
    const taken = []
    for (let index = 0; index < aantal; index++) taken.push(await register(actoren))
    return taken
  }
  const later = (minuten: number) => new Date(Date.now() + minuten * 60_000)

  test('R21: wie in één keer veel taken krijgt, krijgt één e-mail met hoeveel het er zijn, en één bericht bij de bel', async () => {
    const taken = await many(13, [mensen.zonderAdres])
    await als.internetaken.verdelen({
      body: { taken: taken.map(({ uuid }) => uuid), actoren: [mensen.joris], reden: 'Noor is er niet' },
    })
    expect(await verstuurd()).toEqual(['joris@gemeente.example: 13 interne taken voor u'])
    const [een] = mail.ontvangen
    expect(een?.text).toContain('13 interne taken voor u: 13 doorgestuurd.')
    expect(een?.text).toContain('https://balie.gemeente.example/werkplek/werklijst')
    expect(told('joris@gemeente.example').genoemd).toHaveLength(10)
    expect(een?.ruw).not.toMatch(/geheimenaar|dorpsstraat|noor/i)
    const joris = await app.alsMedewerker(mensen.joris, ['behandelaar'])
    const [bericht] = (await joris.meldingen.nieuws()).resultaten
    expect(bericht).toMatchObject({ soort: 'doorgestuurd', aantal: 13, gezien: false })
    expect(bericht?.taken).toHaveLength(5)
    expect(await joris.meldingen.nieuws()).toMatchObject({ ongezien: 1 })
  })

  test('het postvak van een afdeling krijgt ook één e-mail, en die zegt welke soorten', async () => {
    const [eerste, ...rest] = await many(3, [mensen.afdeling])
    await finish(eerste?.uuid ?? '')
    await reopen(eerste?.uuid ?? '')
    expect(await verstuurd()).toEqual(['wegen@gemeente.example: 3 interne taken voor Wegen & Groen'])
    expect(mail.ontvangen[0]?.text).toContain('3 interne taken voor Wegen & Groen: 2 nieuw en 1 heropend.')
    expect(rest).toHaveLength(2)
  })

  test('na drie e-mails in tien minuten komt de rest als één, tien minuten na de eerste', async () => {
    const sent: string[][] = []
    for (const minuut of [0, 1, 2, 3, 4, 9]) {
      await register([mensen.joris])
      sent.push(await verstuurd(later(minuut + 1)))
    }
    expect(sent.map((mails) => mails.length)).toEqual([1, 1, 1, 0, 0, 0])
    expect(await verstuurd(later(11.1))).toEqual(['joris@gemeente.example: 3 interne taken voor u'])
  })

  test('niemand mist een taak of krijgt er een twee keer, hoe ze ook komen en wat de mailserver ook weigert', async () => {
    const step = fc.record({
      taken: fc.integer({ min: 0, max: 4 }),
      minuten: fc.integer({ min: 1, max: 7 }),
      weigert: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 5 }), async (steps) => {
        await app.pool.query('delete from melding')
        mail.ontvangen.length = 0
        let minuut = 1
        let made = 0
        for (const { taken, minuten, weigert } of steps) {
          mail.zetWeigering(() => (weigert ? 451 : undefined))
          made += (await many(taken, [mensen.joris])).length
          await perform(verstuurMeldingen, later(minuut))
          minuut += minuten
        }
        mail.zetWeigering(() => undefined)
        for (const rust of [12, 24, 36, 48, 60, 72]) await perform(verstuurMeldingen, later(minuut + rust))
        const { aantal, genoemd } = told('joris@gemeente.example')
        expect(aantal).toBe(made)
        expect(new Set(genoemd).size).toBe(genoemd.length)
      }),
      { numRuns: 5 },
    )
  })

  test('mislukt zo een e-mail, dan is dat één regel bij beheer, en gaat hij opnieuw uit zoals hij was', async () => {
    mail.zetWeigering(() => 550)
    await many(3, [mensen.joris])
    await verstuurd()
    const { resultaten } = await app.client.meldingen.mislukt()
    expect(resultaten).toMatchObject([{ aantal: 3, taak: null, pogingen: 1, actor: { uuid: mensen.joris } }])
    expect(await app.client.meldingen.verzending()).toMatchObject({ wachtend: 0, mislukt: 1 })
    mail.zetWeigering(() => undefined)
    await many(1, [mensen.joris])
    await app.client.meldingen.opnieuw({ body: { meldingen: [resultaten[0]?.uuid ?? ''] } })
    expect(await verstuurd()).toEqual([
      'joris@gemeente.example: 3 interne taken voor u',
      expect.stringMatching(/^joris@gemeente.example: Nieuwe interne taak \d+$/),
    ])
    expect(mail.ontvangen.map(({ messageId }) => messageId)).toContain(`<${resultaten[0]?.uuid}@balie>`)
  })

  test('het kost per e-mail evenveel statements, hoeveel taken er ook in staan', async () => {
    const cost = async (aantal: number) => {
      await many(aantal, [mensen.joris])
      return (await app.statementsOf(() => perform(verstuurMeldingen))).length
    }
    expect(await cost(12)).toBe(await cost(2))
  })
})

describe('wat erin staat', () => {
  test('R28: het nummer, de afdeling, tot wanneer en een link; niets over de klant of zijn vraag', async () => {
    const { uuid: partij } = await app.client.partijen.maken({
      body: persoon({ contactnaam: { voornaam: 'Wilma', achternaam: 'Geheimenaar' } }),
    })
    const contact = await app.client.klantcontacten.registreren({
      body: klantcontact(mensen.sanne, {
        onderwerp: 'Schulden',
        inhoud: 'Mijn telefoonnummer is 0612345678',
        betrokkenen: [{ partij, rol: 'klant', initiator: true }],
        opvolging: {
          internetaken: [
            {
              gevraagdeHandeling: 'Bel over schulden',
              toelichting: 'Woont Dorpsstraat 12',
              actoren: [mensen.joris, mensen.afdeling],
            },
          ],
        },
      }),
    })
    const taak = contact.opvolging.internetaken[0]
    await verstuurd()
    await forward(taak?.uuid ?? '', [mensen.sanne])
    await forward(taak?.uuid ?? '', [mensen.joris, mensen.afdeling])
    await perform(verstuurMeldingen)
    await finish(taak?.uuid ?? '')
    await reopen(taak?.uuid ?? '')
    await perform(verstuurMeldingen)
    await app.pool.query(`update interne_taak set uiterlijk_op = $1 where uuid = $2`, [dagen(-1), taak?.uuid])
    await perform(makeDagoverzichten, DINSDAG)
    await perform(verstuurMeldingen)
    expect(mail.ontvangen).toHaveLength(9)
    for (const { ruw, text = '', html = '', subject = '' } of mail.ontvangen) {
      const alles = `${ruw}${text}${html}${subject}`
      expect(alles).not.toMatch(/geheimenaar|wilma|schuld|06123|dorpsstraat|telefoon|visser/i)
      for (const uuid of [partij, contact.uuid, taak?.uuid]) expect(alles).not.toContain(uuid)
      expect(alles).toMatch(/https:\/\/balie\.gemeente\.example\/werkplek\/(taken\/\d+|werklijst)\n/)
    }
    const aanJoris = mail.ontvangen.find(({ aan }) => aan.includes('joris@gemeente.example'))
    expect(aanJoris?.text).toMatch(/nieuwe interne taak voor u|Interne taak \d+ is doorgestuurd en is nu voor u/)
    expect(aanJoris?.text).toContain('Afdeling of groep: Wegen & Groen.')
    expect(aanJoris?.text).toContain('Uiterlijk klaar: ')
    expect(aanJoris?.html).toContain('Wegen &amp; Groen')
    expect(aanJoris?.from?.address).toBe('balie@gemeente.example')
    expect(aanJoris?.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated')
  })
})

describe('wat iemand kiest', () => {
  test('de standaard: nieuw, doorgestuurd en heropend direct, over tijd in het dagoverzicht', async () => {
    expect(await als.meldingen.tonen()).toEqual({
      nieuw: 'direct',
      doorgestuurd: 'direct',
      heropend: 'direct',
      overTijd: 'dagoverzicht',
      emailadres: 'sanne@gemeente.example',
    })
    const noor = await app.alsMedewerker(mensen.zonderAdres, ['behandelaar'])
    expect(await noor.meldingen.tonen()).toMatchObject({ emailadres: null })
  })

  test('wat niet direct is gekozen wordt niet direct gemeld', async () => {
    expect(await choose({ nieuw: 'niet', doorgestuurd: 'dagoverzicht' })).toMatchObject({ nieuw: 'niet' })
    const { uuid } = await register([mensen.sanne])
    await forward(uuid, [mensen.zonderAdres])
    await forward(uuid, [mensen.sanne])
    expect(await verstuurd()).toEqual([])
    await choose({ nieuw: 'niet', doorgestuurd: 'direct' })
    await forward(uuid, [mensen.zonderAdres])
    await forward(uuid, [mensen.sanne])
    expect(await verstuurd()).toHaveLength(1)
    // A medewerker who had it already and keeps it is told nothing.
    await forward(uuid, [mensen.sanne, mensen.zonderAdres])
    expect(await verstuurd()).toEqual([])
  })

  test('over heropende taken kiest iemand apart', async () => {
    const { uuid } = await register([mensen.sanne])
    await verstuurd()
    await choose({ heropend: 'niet' })
    await finish(uuid)
    await reopen(uuid)
    expect(await verstuurd()).toEqual([])
    await choose({ nieuw: 'niet', doorgestuurd: 'niet', heropend: 'direct' })
    await finish(uuid)
    await reopen(uuid)
    expect(await verstuurd()).toHaveLength(1)
  })

  test('wie heropende taken in het dagoverzicht wil krijgt dat', async () => {
    const { uuid } = await register([mensen.sanne])
    await verstuurd()
    await choose({ heropend: 'dagoverzicht', overTijd: 'niet' })
    await finish(uuid)
    await reopen(uuid)
    expect(await verstuurd()).toEqual([])
    await perform(makeDagoverzichten, DINSDAG)
    expect(await verstuurd()).toEqual(['sanne@gemeente.example: Uw interne taken van vandaag'])
  })

  test('R28: de keuzes zijn van wie het vraagt; een applicatie heeft er geen, en meer velden kan niet', async () => {
    expect(await problemIn(app.client.meldingen.tonen())).toMatchObject({ status: 403, code: 'geen-meldingen' })
    expect(await problemIn(choose({}, app.client))).toMatchObject({ status: 403, code: 'geen-meldingen' })
    expect(await problemIn(choose({ actor: mensen.joris }))).toMatchObject({ status: 400 })
    expect(await problemIn(choose({ nieuw: 'soms' }))).toMatchObject({
      status: 400,
      invalidParams: [{ name: 'nieuw' }],
    })
    await choose({ nieuw: 'niet' })
    const joris = await app.alsMedewerker(mensen.joris, ['behandelaar'])
    expect(await joris.meldingen.tonen()).toMatchObject({ nieuw: 'direct' })
  })
})

describe('over tijd', () => {
  const setUiterlijk = (uuid: string, op: Date) =>
    app.pool.query('update interne_taak set uiterlijk_op = $1 where uuid = $2', [op, uuid])

  beforeEach(async () => {
    app.zetKlok(dagen(-30))
    const vroeg = await app.alsMedewerker(mensen.sanne, ['coordinator'])
    await choose({ nieuw: 'niet', overTijd: 'direct' }, vroeg)
    app.zetKlok(undefined)
  })

  test('wie daarom vroeg krijgt per taak één e-mail, op een werkdag', async () => {
    const { uuid, nummer } = await register([mensen.sanne])
    await setUiterlijk(uuid, dagen(-3))
    await perform(reportOverdue, new Date('2026-09-13T10:00:00Z'))
    expect(await verstuurd()).toEqual([])
    await perform(reportOverdue, new Date('2027-04-27T10:00:00Z'))
    expect(await verstuurd()).toEqual([])
    await perform(reportOverdue, DINSDAG)
    await perform(reportOverdue, DINSDAG)
    expect(await verstuurd()).toEqual([`sanne@gemeente.example: Interne taak ${nummer} is over tijd`])
    await perform(ruimMeldingenOp, dagen(365))
    await perform(reportOverdue, dagen(7))
    expect(await verstuurd()).toEqual([])
  })

  test('wat nog niet over tijd is, klaar is, of al over tijd was voor de keuze, wordt niet gemeld', async () => {
    const [later, klaar, eerder] = [
      await register([mensen.sanne]),
      await register([mensen.sanne]),
      await register([mensen.sanne]),
    ]
    await setUiterlijk(later.uuid, dagen(1))
    await setUiterlijk(klaar.uuid, dagen(-3))
    await setUiterlijk(eerder.uuid, dagen(-40))
    await app.client.internetaken.afronden({ params: { uuid: klaar.uuid }, body: { notitie: '' } })
    await perform(reportOverdue, DINSDAG)
    expect(await verstuurd()).toEqual([])
  })

  test('wie niets koos krijgt er geen e-mail van maar leest het in het dagoverzicht', async () => {
    const { uuid, nummer } = await register([mensen.joris])
    await verstuurd()
    await setUiterlijk(uuid, dagen(-3))
    await perform(reportOverdue, DINSDAG)
    expect(await verstuurd()).toEqual([])
    await perform(makeDagoverzichten, DINSDAG)
    expect(await verstuurd()).toEqual(['joris@gemeente.example: Uw interne taken van vandaag'])
    expect(mail.ontvangen[0]?.text).toContain('Voor u: 1 interne taak te doen, waarvan 1 over tijd.')
    expect(mail.ontvangen[0]?.text).toContain(`Over tijd: interne taak ${nummer}`)
  })

  test('het postvak van een afdeling hoort van het dagoverzicht alleen als daar iets over tijd is', async () => {
    const { uuid } = await register([mensen.afdeling])
    await verstuurd()
    await setUiterlijk(uuid, dagen(1))
    await perform(makeDagoverzichten, DINSDAG)
    expect(await verstuurd()).toEqual([])
    await setUiterlijk(uuid, dagen(-1))
    await perform(makeDagoverzichten, DINSDAG)
    // Sanne wants no dagoverzicht.
    expect(await verstuurd()).toEqual([
      'joris@gemeente.example: Uw interne taken van vandaag',
      'wegen@gemeente.example: Interne taken van Wegen & Groen',
    ])
  })
})

describe('het dagoverzicht', () => {
  test('komt een keer per werkdag, en niet bij wie het niet wil of niets te doen heeft', async () => {
    await register([mensen.joris])
    await register([mensen.sanne])
    await choose({ overTijd: 'niet' })
    await verstuurd()
    await perform(makeDagoverzichten, new Date('2026-12-25T06:30:00Z'))
    expect(await verstuurd()).toEqual([])
    await perform(makeDagoverzichten, DINSDAG)
    await perform(makeDagoverzichten, DINSDAG)
    expect(await verstuurd()).toEqual(['joris@gemeente.example: Uw interne taken van vandaag'])
    expect(mail.ontvangen[0]?.text).toContain('https://balie.gemeente.example/werkplek/werklijst')
  })

  test('vertelt wie vandaag opnieuw gebeld moet worden', async () => {
    const { uuid } = await register([mensen.joris])
    await verstuurd()
    const opnieuwOp = new Date(Date.now() + 60_000)
    await app.client.internetaken.nietBereikt({
      params: { uuid },
      body: { kanaal: 'telefoon', notitie: '', opnieuwOp: opnieuwOp.toISOString() },
    })
    await perform(makeDagoverzichten, DINSDAG)
    await verstuurd(new Date(opnieuwOp.getTime() + 1000))
    expect(mail.ontvangen[0]?.text).toContain('De klant opnieuw proberen te bereiken: 1 interne taak.')
  })
})

describe('als het niet lukt', () => {
  const mislukt = async () => (await app.client.meldingen.mislukt()).resultaten
  const geteld = async () =>
    Number((await (await fetch(`${app.base}/metrics`)).text()).match(/^balie_meldingen_mislukt (\d+)$/m)?.[1])
  const straks = (minuten: number) => new Date(Date.now() + minuten * 60_000)

  test('een adres dat wordt geweigerd (5xx) is meteen mislukt, en houdt de rest niet op', async () => {
    mail.zetWeigering((adres) => (adres.startsWith('joris') ? 550 : undefined))
    const { nummer } = await register([mensen.joris, mensen.afdeling])
    expect(await verstuurd()).toEqual([`wegen@gemeente.example: Nieuwe interne taak ${nummer}`])
    const [melding, ...rest] = await mislukt()
    expect(melding).toMatchObject({
      soort: 'nieuw',
      taak: nummer,
      actor: { uuid: mensen.joris, naam: 'Joris Bakker' },
      pogingen: 1,
      fout: 'De mailserver weigert dit bericht (550).',
    })
    expect(rest).toEqual([])
    expect(await geteld()).toBe(1)
    expect(await app.client.meldingen.verzending()).toMatchObject({ wachtend: 0, mislukt: 1 })
  })

  test('opnieuw proberen stuurt hem alsnog, een voor een of allemaal', async () => {
    mail.zetWeigering(() => 550)
    const { nummer } = await register([mensen.joris, mensen.afdeling])
    await verstuurd()
    expect(await mislukt()).toHaveLength(2)
    mail.zetWeigering(() => undefined)
    const uuid = (await mislukt()).find(({ actor }) => actor.uuid === mensen.joris)?.uuid ?? ''
    expect(await app.client.meldingen.opnieuw({ body: { meldingen: [uuid] } })).toMatchObject({
      wachtend: 1,
      mislukt: 1,
    })
    expect(await verstuurd()).toEqual([`joris@gemeente.example: Nieuwe interne taak ${nummer}`])
    // A mail that was sent is not sent again.
    expect(await app.client.meldingen.opnieuw({ body: { meldingen: [uuid] } })).toMatchObject({
      wachtend: 0,
      mislukt: 1,
    })
    await app.client.meldingen.opnieuw({ body: {} })
    expect(await verstuurd()).toEqual([`wegen@gemeente.example: Nieuwe interne taak ${nummer}`])
    expect(await mislukt()).toEqual([])
  })

  test('wat een ouder programma tijdens het bijwerken niet kon verzenden, is elk een mislukte e-mail en kan opnieuw', async () => {
    mail.zetWeigering(() => 550)
    const nummers: string[] = []
    for (let nth = 0; nth < 2; nth += 1) {
      nummers.push((await register([mensen.joris])).nummer)
      await verstuurd()
    }
    await app.pool.query('update melding set mail = null')
    const [een, ander, ...rest] = await mislukt()
    expect(new Set([een?.taak, ander?.taak])).toEqual(new Set(nummers))
    expect(rest).toEqual([])
    expect(await geteld()).toBe(2)
    mail.zetWeigering(() => undefined)
    await app.client.meldingen.opnieuw({ body: { meldingen: [een?.uuid ?? ''] } })
    expect(await verstuurd()).toEqual([`joris@gemeente.example: Nieuwe interne taak ${een?.taak}`])
    // A mail that such a program will try again is no part of another one.
    await app.pool.query(`update melding set status = 'wacht', volgende_poging = now() where mail is null`)
    const { nummer } = await register([mensen.joris])
    expect((await verstuurd(straks(1))).sort()).toEqual(
      [ander?.taak, nummer].map((taak) => `joris@gemeente.example: Nieuwe interne taak ${taak}`).sort(),
    )
  })

  test('wat nu niet wordt aangenomen (4xx) wordt later opnieuw geprobeerd, met steeds meer tijd ertussen', async () => {
    mail.zetWeigering(() => 451)
    const { nummer } = await register([mensen.joris])
    expect(await verstuurd()).toEqual([])
    expect(await mislukt()).toEqual([])
    mail.zetWeigering(() => undefined)
    expect(await verstuurd()).toEqual([])
    expect(await verstuurd(straks(2))).toEqual([`joris@gemeente.example: Nieuwe interne taak ${nummer}`])
  })

  test('na de laatste poging, bijna een dag later, is hij mislukt', async () => {
    mail.zetWeigering(() => 451)
    await register([mensen.joris])
    let minuten = 0
    for (const wacht of [1, 5, 15, 60, 180, 360, 720]) {
      await verstuurd(straks(minuten + 1))
      expect(await mislukt()).toEqual([])
      minuten += wacht + 1
    }
    await verstuurd(straks(minuten + 10))
    expect(await mislukt()).toMatchObject([{ pogingen: 8, fout: 'De mailserver neemt dit bericht nu niet aan (451).' }])
  })

  test('een mailserver die er niet is: er gaat niets verloren, en niet elke e-mail wordt geprobeerd', async () => {
    const weg = await startMailserver()
    await weg.stop()
    await register([mensen.joris])
    await register([mensen.afdeling])
    await perform(verstuurMeldingen, undefined, { ...smtp, SMTP_URL: weg.url })
    const { rows } = await app.pool.query('select pogingen, status, fout from melding order by pogingen')
    expect(rows).toEqual([
      { pogingen: 0, status: 'wacht', fout: null },
      { pogingen: 1, status: 'wacht', fout: 'De mailserver is niet bereikbaar.' },
    ])
    expect(await verstuurd(straks(5))).toHaveLength(2)
  })

  test('stopt Balie na het verzenden en voor het vastleggen, dan gaat de e-mail niet vanzelf nog eens uit', async () => {
    const { nummer } = await register([mensen.joris])
    await app.pool.query(`create function stuk() returns trigger language plpgsql as $$
      begin if new.status = 'verzonden' then raise exception 'stopt'; end if; return new; end $$`)
    await app.pool.query('create trigger stuk before update on melding for each row execute function stuk()')
    await expect(verstuurd()).rejects.toThrow('stopt')
    await app.pool.query('drop trigger stuk on melding; drop function stuk')
    expect(mail.ontvangen).toHaveLength(1)
    expect(await mislukt()).toEqual([])
    mail.ontvangen.length = 0
    expect(await verstuurd(straks(24 * 60))).toEqual([])
    await app.pool.query(`update melding set volgende_poging = now() - interval '3 minutes'`)
    expect(await mislukt()).toMatchObject([{ fout: expect.stringContaining('Onbekend of deze e-mail is verzonden') }])
    await app.client.meldingen.opnieuw({ body: {} })
    expect(await verstuurd(straks(1))).toEqual([`joris@gemeente.example: Nieuwe interne taak ${nummer}`])
  })

  test('in productie gaat er niets over een open verbinding, tenzij het adres van de mailserver dat zegt', async () => {
    const productie = {
      ...smtp,
      NODE_ENV: 'production',
      DATABASE_URL: app.url,
    }
    const { nummer } = await register([mensen.joris])
    await perform(verstuurMeldingen, undefined, productie)
    expect(mail.ontvangen).toEqual([])
    expect((await app.pool.query('select fout from melding')).rows).toEqual([
      { fout: 'Een versleutelde verbinding met de mailserver lukt niet.' },
    ])
    await perform(verstuurMeldingen, straks(5), { ...productie, SMTP_URL: `${mail.url}?ignoreTLS=true` })
    expect(mail.ontvangen.map(({ subject }) => subject)).toEqual([`Nieuwe interne taak ${nummer}`])
  })

  test('van een medewerker wiens adres intussen weg is, staat er waarom', async () => {
    const { uuid } = await app.client.actoren.maken({
      body: { naam: 'Tijdelijk', soortActor: 'medewerker', emailadres: 'tijdelijk@gemeente.example' },
    })
    await register([uuid])
    await app.client.actoren.wijzigen({ params: { uuid }, body: { emailadres: '' } })
    await verstuurd()
    expect(await mislukt()).toMatchObject([{ fout: 'Er is geen e-mailadres bekend.' }])
  })

  test('een adres komt niet in het log en niet in een foutmelding, ook niet als de mailserver het noemt', async () => {
    const regels: string[] = []
    mail.zetWeigering(() => 550)
    await register([mensen.joris])
    const log = pino({ level: 'trace' }, { write: (regel: string) => regels.push(regel) })
    const config = parseConfig({ NODE_ENV: 'test', ...smtp })
    await verstuurMeldingen.run({ db: app.db, now: straks(1), config, log })
    expect(regels.join()).toContain('melding niet verzonden')
    expect(regels.join() + JSON.stringify(await mislukt())).not.toContain('@gemeente.example')
  })

  test('R28: een beheerder die niet alles ziet, ziet de mislukte e-mail zonder het nummer van de taak', async () => {
    mail.zetWeigering(() => 550)
    await register([mensen.joris])
    await verstuurd()
    const { uuid } = await app.client.actoren.maken({ body: { naam: 'Beheer', soortActor: 'medewerker' } })
    const beheerder = await app.alsMedewerker(uuid, ['beheerder'])
    expect((await beheerder.meldingen.mislukt()).resultaten).toMatchObject([
      { taak: null, actor: { uuid: mensen.joris } },
    ])
    expect(await problemIn(als.meldingen.mislukt())).toMatchObject({ status: 403 })
    expect(await problemIn(als.meldingen.opnieuw({ body: {} }))).toMatchObject({ status: 403 })
  })
})

describe('zonder mailserver', () => {
  test('gaat er geen e-mail uit, en zegt beheer dat', async () => {
    await register([mensen.joris])
    await perform(verstuurMeldingen, undefined, { DATABASE_URL: app.url })
    expect(await app.client.meldingen.verzending()).toEqual({ weg: 'geen', wachtend: 1, mislukt: 0 })
    await perform(ruimMeldingenOp, new Date(Date.now() + 4 * 86_400_000))
    expect(await app.client.meldingen.verzending()).toEqual({ weg: 'geen', wachtend: 0, mislukt: 0 })
    expect(await problemIn(app.client.meldingen.postvak())).toMatchObject({ status: 404, code: 'geen-postvak' })
  })

  test('in een demonstratie komt de e-mail in een postvak', async () => {
    const demo = await startTestApp({ DEMO: 'true' })
    try {
      const { uuid } = await demo.client.actoren.maken({
        body: { naam: 'Sanne', soortActor: 'medewerker', emailadres: 'sanne@gemeente.example' },
      })
      await demo.client.klantcontacten.registreren({ body: klantcontact(uuid) })
      const config = parseConfig({ NODE_ENV: 'test', DEMO: 'true' })
      const log = pino({ level: 'silent' })
      await verstuurMeldingen.run({ db: demo.db, now: new Date(Date.now() + 1000), config, log })
      expect(await demo.client.meldingen.verzending()).toEqual({ weg: 'postvak', wachtend: 0, mislukt: 0 })
      const { resultaten } = await demo.client.meldingen.postvak({ query: { aantal: '1' } })
      expect(resultaten).toMatchObject([
        { aan: 'sanne@gemeente.example', onderwerp: expect.stringMatching(/^Nieuwe interne taak \d+$/) },
      ])
      expect(resultaten[0]?.tekst).toContain('http://localhost:8080/werkplek/taken/')
    } finally {
      await demo.stop()
    }
  })

  test('instellingen die niet samen kunnen worden geweigerd', () => {
    const productie = { NODE_ENV: 'production', DATABASE_URL: app.url }
    expect(() => parseConfig({ SMTP_URL: 'smtp://mail' })).toThrow('EMAIL_AFZENDER')
    expect(() => parseConfig({ ...productie, ...smtp, PUBLIC_URL: '' })).toThrow('PUBLIC_URL')
    expect(() => parseConfig({ ...productie, DEMO: 'true' })).toThrow('DEMO')
  })
})

test('R21, R28: nieuws in de werkplek zegt wat er met eigen taken gebeurde, niets over klanten, en wat gezien is telt niet meer', async () => {
  const { internetaken, klantcontacten } = app.client
  const make = async (actor: string, extra: object = {}) =>
    (
      await klantcontacten.registreren({
        body: klantcontact(actor, {
          opvolging: { internetaken: [{ gevraagdeHandeling: 'Bel Pietje', actoren: [actor], ...extra }] },
        }),
      })
    ).opvolging.internetaken[0]
  const nieuws = () => als.meldingen.nieuws()
  const soon = new Date(Date.now() + 3 * 3_600_000).toISOString()
  expect(await nieuws()).toEqual({ ongezien: 0, resultaten: [] })
  const [nieuw, bijna, ander] = [
    await make(mensen.sanne),
    await make(mensen.sanne, { uiterlijkOp: soon }),
    await make(mensen.joris),
  ]
  const eenheid = await make(mensen.afdeling)
  await internetaken.doorsturen({
    params: { uuid: ander?.uuid ?? '' },
    body: { actoren: [mensen.sanne], reden: 'Voor Sanne' },
  })
  // News of one kind within the same minutes is one piece: both tasks came in the middle of them.
  await app.pool.query(`
    alter table interne_taak_verloop disable trigger interne_taak_verloop_niet_muteerbaar;
    update interne_taak_verloop set op = date_bin('${RUST_MINUTEN} minutes', now(), '2000-01-01') - interval '${RUST_MINUTEN / 2} minutes'
    where soort = 'aangemaakt' and interne_taak in ('${nieuw?.uuid}', '${bijna?.uuid}');
    alter table interne_taak_verloop enable trigger interne_taak_verloop_niet_muteerbaar`)
  const alles = await nieuws()
  expect(alles.ongezien).toBe(3)
  expect(alles.resultaten.map(({ soort, taken, gezien }) => `${soort} ${taken.join()} ${gezien}`).sort()).toEqual([
    `bijna_te_laat ${bijna?.nummer} false`,
    `doorgestuurd ${ander?.nummer} false`,
    `nieuw ${bijna?.nummer},${nieuw?.nummer} false`,
  ])
  expect(JSON.stringify(alles)).not.toMatch(/Pietje|Voor Sanne/)
  expect(JSON.stringify(alles)).not.toContain(eenheid?.nummer)
  const gezien = await als.meldingen.nieuwsGezien({ body: { tot: alles.resultaten[0]?.op ?? '' } })
  expect(gezien.ongezien).toBe(0)
  expect(gezien.resultaten).toHaveLength(3)
  // An act of one's own on a task is no news; one of somebody else then is.
  await als.internetaken.afronden({ params: { uuid: nieuw?.uuid ?? '' }, body: {} })
  await als.internetaken.heropenen({ params: { uuid: nieuw?.uuid ?? '' }, body: { reden: 'Toch niet' } })
  expect((await nieuws()).ongezien).toBe(0)
  await internetaken.afronden({ params: { uuid: nieuw?.uuid ?? '' }, body: {} })
  await internetaken.heropenen({ params: { uuid: nieuw?.uuid ?? '' }, body: { reden: 'Belt weer' } })
  expect((await nieuws()).resultaten[0]).toMatchObject({ soort: 'heropend', taken: [nieuw?.nummer], gezien: false })
  // Nobody marks what is still to come as seen.
  await als.meldingen.nieuwsGezien({ body: { tot: '2999-01-01T00:00:00Z' } })
  await internetaken.doorsturen({
    params: { uuid: eenheid?.uuid ?? '' },
    body: { actoren: [mensen.sanne], reden: 'Ook' },
  })
  expect((await nieuws()).ongezien).toBe(1)
  expect((await problemIn(app.client.meldingen.nieuws())).code).toBe('geen-meldingen')
})

test('R16, R28: wie in een notitie wordt genoemd ziet dat bij de bel, als die de taak mag zien; het verloop zegt wie', async () => {
  const taak = async (actor: string) => (await register([actor])).uuid
  const [gezien, verborgen] = [await taak(mensen.afdeling), await taak(mensen.zonderAdres)]
  const joris = await app.alsMedewerker(mensen.joris, ['behandelaar'])
  const eerder = (await joris.meldingen.nieuws()).resultaten.length
  for (const uuid of [gezien, verborgen])
    await als.internetaken.noteren({
      params: { uuid },
      body: { notitie: 'Weet jij dit van Pietje?', genoemd: [mensen.joris] },
    })
  const { resultaten } = await joris.meldingen.nieuws()
  const { nummer } = await app.client.internetaken.tonen({ params: { uuid: gezien } })
  expect(resultaten).toHaveLength(eerder + 1)
  expect(resultaten[0]).toMatchObject({ soort: 'genoemd', taken: [nummer], gezien: false })
  expect(JSON.stringify(resultaten)).not.toContain('Pietje')
  const verloop = await app.client.internetaken.verloop({ params: { uuid: gezien } })
  expect(verloop.resultaten[0]).toMatchObject({ soort: 'notitie', genoemd: [{ uuid: mensen.joris }] })
  const body = { notitie: 'x', genoemd: [mensen.joris, mensen.afdeling] }
  const refused = await problemIn(app.client.internetaken.noteren({ params: { uuid: gezien }, body }))
  expect(refused.invalidParams).toMatchObject([{ name: 'genoemd.1', code: 'onbekend' }])
})
