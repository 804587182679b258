import { expect, test } from 'vitest'
import { GEWOON } from '../../begrippen/kalender.ts'
import { type NormStand, type Taak, uiterlijkOp } from './rules.ts'

const START = new Date('2026-11-23T09:00:00Z')
const dag = (aantal: number, actor: string | null = null, onderwerp = ''): NormStand => ({
  actor,
  onderwerp,
  aantal,
  eenheid: 'werkdagen',
})

/** Gives the number of werkdagen for a task. All deadlines fall in one week, so the difference between the days is enough. */
function dagen(taak: Taak, normen: NormStand[]): number {
  const gegevens = { normen, eenheden: { sanne: ['burgerzaken'] }, kalender: GEWOON }
  return uiterlijkOp(START, taak, gegevens, 4).getUTCDate() - START.getUTCDate()
}

test('zonder norm geldt de instelling, en met alleen een algemene norm die', () => {
  expect(dagen({ actoren: ['burgerzaken'], onderwerp: 'Paspoort' }, [])).toBe(4)
  expect(dagen({ actoren: ['burgerzaken'], onderwerp: 'Paspoort' }, [dag(2)])).toBe(2)
})

test('een afdeling gaat voor het algemene, een onderwerp voor een afdeling, en beide samen voor alles', () => {
  const normen = [dag(4), dag(3, 'burgerzaken'), dag(2, null, 'paspoort'), dag(1, 'burgerzaken', 'paspoort')]
  expect(dagen({ actoren: ['belastingen'], onderwerp: 'Aanslag' }, normen)).toBe(4)
  expect(dagen({ actoren: ['burgerzaken'], onderwerp: 'Verhuizing' }, normen)).toBe(3)
  expect(dagen({ actoren: ['belastingen'], onderwerp: 'Paspoort kwijt' }, normen)).toBe(2)
  expect(dagen({ actoren: ['burgerzaken'], onderwerp: 'Paspoort kwijt' }, normen)).toBe(1)
})

test('een onderwerp staat ergens in dat van het contact, met andere hoofdletters en accenten; het langste telt', () => {
  const normen = [dag(4, null, 'financien'), dag(1, null, 'gemeentefinanciën')]
  expect(dagen({ actoren: [], onderwerp: 'Vraag over FINANCIËN' }, normen)).toBe(4)
  expect(dagen({ actoren: [], onderwerp: 'Gemeentefinancien 2027' }, normen)).toBe(1)
})

test('voor een medewerker geldt de norm van zijn afdelingen, en van gelijke normen de strengste', () => {
  const normen = [dag(3, 'burgerzaken'), dag(2, 'belastingen')]
  expect(dagen({ actoren: ['sanne'], onderwerp: 'Verhuizing' }, normen)).toBe(3)
  expect(dagen({ actoren: ['sanne', 'belastingen'], onderwerp: 'Verhuizing' }, normen)).toBe(2)
})
