import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ConceptInhoud, type ConceptOpvolging, type ConceptVraag } from '../../../concepten/contract.ts'
import { newOpvolging, newVraag } from '../contact.ts'
import { mergeDraft, mergeQuestion, valueAt, withValueOf } from './draft-merge.ts'

const [GESPREK, EEN, TWEE, SET] = [1, 2, 3, 4].map((n) => `00000000-0000-4000-8000-00000000000${n}`) as [
  string,
  string,
  string,
  string,
]
const partij = (naam: string) => ({ uuid: GESPREK, nummer: '10000001', naam })

const vraag = (extra: Partial<ConceptVraag> = {}, uuid = EEN): ConceptVraag => ({
  ...newVraag('telefoon'),
  uuid,
  opvolgingen: [{ ...newOpvolging('taak'), uuid: TWEE }],
  ...extra,
})
const inhoud = (...vragen: ConceptVraag[]): ConceptInhoud => ({ gesprek: GESPREK, vragen })
const withKlant = (van: ConceptVraag, klant: Partial<ConceptVraag['klant']>) => ({
  ...van,
  klant: { ...van.klant, ...klant },
})
const opvolging = (van: ConceptVraag, extra: Partial<ConceptOpvolging>) => ({
  ...van,
  opvolgingen: van.opvolgingen.map((own) => ({ ...own, ...extra })),
})
const velden = ({ anders = [] }: ConceptInhoud) => anders.map(({ veld }) => veld)

describe('één contact in twee vensters', () => {
  const base = vraag({ onderwerp: 'Paspoort' })

  test('wat alleen de een of alleen de ander invulde staat er allebei', () => {
    const mine = withKlant({ ...base, inhoud: 'Hier getypt' }, { achternaam: 'Visser' })
    const theirs = withKlant(opvolging({ ...base, onderwerp: 'Rijbewijs' }, { handeling: 'Bel terug' }), {
      voornaam: 'Anna',
    })
    const samen = opvolging(
      withKlant({ ...base, inhoud: 'Hier getypt', onderwerp: 'Rijbewijs' }, { achternaam: 'Visser', voornaam: 'Anna' }),
      { handeling: 'Bel terug' },
    )
    expect(mergeDraft(inhoud(base), inhoud(mine), inhoud(theirs))).toEqual(inhoud(samen))
  })

  test('vulden beide hetzelfde in, dan blijft wat hier staat en staat het andere ernaast', () => {
    const [mine, theirs] = [
      { ...base, inhoud: 'hier' },
      { ...base, inhoud: 'daar', dag: '2026-01-01' },
    ]
    const merged = mergeDraft(inhoud(base), inhoud(mine), inhoud(theirs))
    expect(merged).toEqual({ ...inhoud({ ...mine, dag: '2026-01-01' }), anders: [{ vraag: theirs, veld: 'inhoud' }] })
    const [ander] = merged.anders ?? []
    const [now] = merged.vragen
    expect(ander && now && withValueOf(now, ander)).toEqual({ ...mine, dag: '2026-01-01', inhoud: 'daar' })
  })

  test('R1: wie het is hoort bij elkaar; niemand krijgt de vaststelling van een ander', () => {
    const een = withKlant(base, { partij: partij('Anna'), middel: 'digid', niveau: 'substantieel' })
    const ander = withKlant(base, { partij: partij('Bram') })
    const merged = mergeDraft(inhoud(base), inhoud(ander), inhoud(een))
    expect(merged.vragen).toEqual([ander])
    expect(velden(merged)).toEqual(['klant'])
    const keuze = merged.anders?.[0]
    expect(keuze && withValueOf(ander, keuze)).toEqual(een)
    // The fields of a described customer do not disappear because a customer was chosen in the other window.
    const beschreven = withKlant(base, { achternaam: 'Visser' })
    expect(mergeDraft(inhoud(base), inhoud(beschreven), inhoud(een)).vragen).toEqual([beschreven])
    expect(velden(mergeDraft(inhoud(base), inhoud(een), inhoud(beschreven)))).toEqual(['klant'])
  })

  test('een ander soort vervolg haalt niet weg wat iemand typt', () => {
    const [typt, zaak] = [
      opvolging(base, { toelichting: 'Half' }),
      opvolging(base, { soort: 'zaak', zaaknummer: 'Z-1' }),
    ]
    const merged = mergeDraft(inhoud(base), inhoud(typt), inhoud(zaak))
    expect(merged.vragen).toEqual([typt])
    const keuze = merged.anders?.[0]
    expect(keuze && withValueOf(typt, keuze)).toEqual(zaak)
  })

  test('antwoorden op een vragenset komen bij elkaar, vraag voor vraag', () => {
    const begin = opvolging(base, {
      vragenset: { uuid: SET, titel: 'Melding' },
      antwoorden: { [SET]: { waar: ['brug'] } },
    })
    const met = (antwoorden: Record<string, string[]>) => opvolging(begin, { antwoorden: { [SET]: antwoorden } })
    const merged = mergeDraft(
      inhoud(begin),
      inhoud(met({ waar: ['sluis'], soort: ['vuil'] })),
      inhoud(met({ waar: ['kade'], wanneer: ['nu'] })),
    )
    expect(merged.vragen[0]?.opvolgingen[0]?.antwoorden).toEqual({
      [SET]: { waar: ['sluis'], soort: ['vuil'], wanneer: ['nu'] },
    })
    expect(velden(merged)).toEqual([`opvolgingen.${TWEE}.antwoorden.${SET}.waar`])
    expect(valueAt(merged.anders?.[0]?.vraag ?? base, velden(merged)[0] ?? '')).toEqual(['kade'])
  })

  test('een vraag erbij blijft, een vraag weg is weg, en wie er intussen in typte houdt haar', () => {
    const [ander, derde] = [vraag({ onderwerp: 'Tweede' }, TWEE), vraag({ onderwerp: 'Derde' }, SET)]
    expect(mergeDraft(inhoud(base), inhoud(base, ander), inhoud(base, derde)).vragen).toEqual([base, ander, derde])
    expect(mergeDraft(inhoud(base, ander), inhoud(base, ander, derde), inhoud(base)).vragen).toEqual([base, derde])
    const getypt = { ...ander, inhoud: 'Hier getypt' }
    expect(mergeDraft(inhoud(base, ander), inhoud(base, getypt), inhoud(base)).vragen).toEqual([base, getypt])
    expect(mergeDraft(inhoud(base, ander), inhoud(base), inhoud(ander)).vragen.length).toBeGreaterThan(0)
  })

  test('bijlagen, ontvangers en actoren komen bij elkaar', () => {
    const bijlage = (uuid: string) => ({ uuid, bestandsnaam: 'scan.pdf', omvang: 1 })
    const [mine, theirs] = [
      { ...base, bijlagen: [bijlage(EEN)] },
      { ...base, bijlagen: [bijlage(TWEE)] },
    ]
    expect(mergeDraft(inhoud(base), inhoud(mine), inhoud(theirs)).vragen[0]?.bijlagen).toHaveLength(2)
    const aan = (...naar: string[]) =>
      withKlant(base, { ontvangers: naar.map((uuid) => ({ uuid, nummer: '1', naam: uuid })) })
    const samen = mergeDraft(inhoud(aan(EEN)), inhoud(aan(EEN, TWEE)), inhoud(aan(SET)))
    expect(samen.vragen[0]?.klant.ontvangers?.map(({ uuid }) => uuid)).toEqual([TWEE, SET])
    expect(velden(samen)).toEqual([])
  })

  test('een veld dat er nog niet was toen dit venster openging blijft van de ander', () => {
    const { begonnen: _b, geeindigd: _g, ...vroeger } = base
    const mine = { ...vroeger, inhoud: 'Hier getypt' } as ConceptVraag
    const theirs = { ...base, begonnen: '2026-11-26T14:05', geeindigd: '' }
    const merged = mergeDraft(inhoud(vroeger as ConceptVraag), inhoud(mine), inhoud(theirs))
    expect(merged).toEqual(inhoud({ ...theirs, inhoud: 'Hier getypt' }))
  })

  test('wat is gekozen komt niet terug', () => {
    const theirs = { ...base, inhoud: 'daar' }
    const server = { ...inhoud({ ...base, inhoud: 'hier' }), anders: [{ vraag: theirs, veld: 'inhoud' }] }
    const gekozen = inhoud({ ...base, inhoud: 'hier', dag: '2026-01-01' })
    expect(mergeDraft(server, gekozen, server)).toEqual(gekozen)
    expect(mergeDraft(server, { ...server, vragen: gekozen.vragen }, inhoud(...server.vragen)).anders).toBeUndefined()
  })

  test('wat net is getypt gaat vóór wat er intussen bij kwam', () => {
    const nu = { ...base, dag: '2026-01-01', inhoud: 'elders' }
    expect(mergeQuestion(base, { ...base, inhoud: 'net getypt' }, nu).vraag).toEqual({ ...nu, inhoud: 'net getypt' })
  })
})

// Two people can do these acts to a contact, one after the other. Each text is unique, so that it can be found again.

type Act = (van: ConceptInhoud, text: string) => ConceptInhoud

const opEerste =
  (act: (van: ConceptVraag, text: string) => ConceptVraag): Act =>
  ({ vragen: [eerste, ...rest], ...van }, text) => ({ ...van, vragen: eerste ? [act(eerste, text), ...rest] : [] })
const opLaatste =
  (act: (van: ConceptVraag, text: string) => ConceptVraag): Act =>
  (van, text) => ({
    ...van,
    vragen: [...van.vragen.slice(0, -1), ...van.vragen.slice(-1).map((own) => act(own, text))],
  })

const typen: ((van: ConceptVraag, text: string) => ConceptVraag)[] = [
  (van, text) => ({ ...van, inhoud: text }),
  (van, text) => ({ ...van, onderwerp: text }),
  (van, text) => withKlant(van, { achternaam: text }),
  (van, text) => withKlant(van, { telefoonnummer: text }),
  (van, text) => opvolging(van, { toelichting: text }),
  (van, text) => opvolging(van, { handeling: text }),
  (van, text) => opvolging(van, { antwoorden: { [SET]: { waar: [text] } } }),
]
const acts: Act[] = [
  ...typen.flatMap((act) => [opEerste(act), opLaatste(act)]),
  opEerste((van, text) => withKlant(van, { partij: partij(text), middel: 'digid', niveau: 'substantieel' })),
  opEerste((van) => opvolging(van, { soort: 'zaak' })),
  (van, text) => ({ ...van, vragen: [...van.vragen, vraag({ onderwerp: text }, crypto.randomUUID())] }),
]

/** Does some acts of one person, with texts that begin with their name. */
const doen = (wie: string) =>
  fc.array(fc.integer({ min: 0, max: acts.length - 1 }), { maxLength: 4 }).map((which) => (van: ConceptInhoud) => {
    return which.reduce((now, act, turn) => acts[act]?.(now, `${wie}${turn}-${crypto.randomUUID()}`) ?? now, van)
  })

const BEGIN = inhoud(vraag({ onderwerp: 'Paspoort' }), vraag({ onderwerp: 'Tweede' }, TWEE))

/** Finds all texts that somebody typed, wherever they stand. */
const getypt = (wie: string, van: unknown) =>
  new Set(JSON.stringify(van).match(new RegExp(`${wie}\\d-[0-9a-f-]{36}`, 'g')) ?? [])

describe('wat twee mensen ook doen', () => {
  test('wat maar aan een kant veranderde komt er zo uit', () => {
    fc.assert(
      fc.property(doen('a'), (act) => {
        const na = act(BEGIN)
        expect(mergeDraft(BEGIN, na, BEGIN)).toEqual(na)
        expect(mergeDraft(BEGIN, BEGIN, na)).toEqual(na)
        expect(mergeDraft(BEGIN, na, na)).toEqual(na)
      }),
    )
  })

  test('geen tekst gaat verloren, wat hier staat blijft staan, en de uitkomst is een concept', () => {
    fc.assert(
      fc.property(doen('a'), doen('b'), (actA, actB) => {
        const [mine, theirs] = [actA(BEGIN), actB(BEGIN)]
        const merged = mergeDraft(BEGIN, mine, theirs)
        expect(() => ConceptInhoud.parse(merged)).not.toThrow()
        for (const text of getypt('b', theirs)) expect([...getypt('b', merged)]).toContain(text)
        for (const own of mine.vragen) {
          const now = merged.vragen.find(({ uuid }) => uuid === own.uuid)
          expect([...getypt('a', now)]).toEqual([...getypt('a', own)])
        }
      }),
      { numRuns: 500 },
    )
  })

  test('kiezen geeft wat de ander had, en anders niets', () => {
    fc.assert(
      fc.property(doen('a'), doen('b'), (actA, actB) => {
        const merged = mergeDraft(BEGIN, actA(BEGIN), actB(BEGIN))
        for (const keuze of merged.anders ?? []) {
          const now = merged.vragen.find(({ uuid }) => uuid === keuze.vraag.uuid) ?? keuze.vraag
          const na = withValueOf(now, keuze)
          expect(valueAt(na, keuze.veld)).toEqual(valueAt(keuze.vraag, keuze.veld))
          expect(withValueOf(na, { vraag: now, veld: keuze.veld })).toEqual(now)
        }
      }),
    )
  })

  test('twee vensters die om en om bewaren worden het eens, met van elk het laatste', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), doen('a'), doen('b')), { maxLength: 6 }), (beurten) => {
        let server = BEGIN
        const vensters = [BEGIN, BEGIN].map((begin) => ({ kept: begin, now: begin }))
        const save = (index: number) => {
          const venster = vensters[index]
          if (!venster) return
          const now = mergeDraft(venster.kept, venster.now, server)
          server = now
          vensters[index] = { kept: now, now }
        }
        // A text that somebody replaces was on their screen, so they saw it.
        const vervangen = new Set<string>()
        const doe = (index: number, act: (van: ConceptInhoud) => ConceptInhoud) => {
          const venster = vensters[index]
          if (!venster) return
          const now = act(venster.now)
          for (const text of getypt('[ab]', venster.now.vragen))
            if (!getypt('[ab]', now.vragen).has(text)) vervangen.add(text)
          vensters[index] = { ...venster, now }
        }
        for (const [eersteEerst, actA, actB] of beurten) {
          doe(0, actA)
          doe(1, actB)
          for (const index of eersteEerst ? [0, 1] : [1, 0]) save(index)
        }
        const laatste = vensters.map(({ now }) => now)
        save(0)
        save(1)
        save(0)
        expect(vensters[0]?.now).toEqual(vensters[1]?.now)
        for (const [index, wie] of ['a', 'b'].entries())
          for (const text of getypt(wie, laatste[index]?.vragen))
            if (!vervangen.has(text)) expect([...getypt(wie, server)]).toContain(text)
      }),
      { numRuns: 300 },
    )
  })
})
