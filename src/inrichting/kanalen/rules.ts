import type { Kanaal, KanaalVerslag } from './contract.ts'

/** A kanaal as it is kept. */
export interface KanaalStand extends Pick<Kanaal, 'uuid' | 'naam' | 'actief'> {
  /** Of the item that it was taken over from. */
  code: string | null
}

/** A valid item of the list in the Referentielijsten API. */
export interface Item {
  code: string
  naam: string
}

/** What must be done to the kanalen so that they are as the list has them. */
export interface Overname {
  nieuw: Item[]
  gewijzigd: { uuid: string; voor: KanaalStand; na: KanaalStand }[]
  verslag: Omit<KanaalVerslag, 'proef'>
}

const LANGSTE_NAAM = 50
const gelijk = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

/** Why an item cannot become a kanaal; undefined: it can. */
function bezwaar({ naam, code }: Item, eerder: readonly Item[]): string | undefined {
  if (naam.trim() === '') return 'De naam is leeg.'
  if (naam.trim().length > LANGSTE_NAAM) return `De naam is langer dan ${LANGSTE_NAAM} tekens.`
  if (eerder.some((ander) => gelijk(ander.naam, naam.trim()))) return 'De lijst heeft deze naam al.'
  return eerder.some((ander) => ander.code === code) ? 'De lijst heeft deze code al.' : undefined
}

/** Items that can be kanalen, and the others with the reason. */
function zeef(items: readonly Item[]): { bruikbaar: Item[]; overgeslagen: KanaalVerslag['overgeslagen'] } {
  const bruikbaar: Item[] = []
  const overgeslagen: KanaalVerslag['overgeslagen'] = []
  for (const item of items) {
    const reden = bezwaar(item, bruikbaar)
    if (reden) overgeslagen.push({ naam: item.naam, reden })
    else bruikbaar.push({ code: item.code, naam: item.naam.trim() })
  }
  return { bruikbaar, overgeslagen }
}

/** Which kanaal an item is: the one with its code, or else one that no code leads to with its name. */
function koppel(kanalen: readonly KanaalStand[], items: readonly Item[]) {
  const paren = items.map((item) => ({ item, voor: kanalen.find(({ code }) => code === item.code) }))
  for (const paar of paren) {
    const bezet = paren.map(({ voor }) => voor)
    paar.voor ??= kanalen.find((kanaal) => !bezet.includes(kanaal) && gelijk(kanaal.naam, paar.item.naam))
  }
  return paren
}

type Paar = ReturnType<typeof koppel>[number]

/** Parts pairs whose name is free from those whose name a kanaal outside the list keeps; who cannot be renamed keeps his own name too. */
function weiger(paren: readonly Paar[], blijvers: readonly KanaalStand[]): { goed: Paar[]; botsend: Paar[] } {
  const namen = blijvers.map(({ naam }) => naam)
  let goed = [...paren]
  const botsend: Paar[] = []
  for (;;) {
    const nu = goed.filter(({ item }) => namen.some((naam) => gelijk(naam, item.naam)))
    if (nu.length === 0) return { goed, botsend }
    goed = goed.filter((paar) => !nu.includes(paar))
    botsend.push(...nu)
    namen.push(...nu.flatMap(({ voor }) => (voor ? [voor.naam] : [])))
  }
}

/**
 * How the kanalen become as the list has them. An item is the kanaal with its code, or else with its name; what came from the list and is
 * not in it any more is made inactive; what beheer made itself stays as it is.
 */
export function neemOver(kanalen: readonly KanaalStand[], items: readonly Item[]): Overname {
  const { bruikbaar, overgeslagen } = zeef(items)
  const paren = koppel(kanalen, bruikbaar)
  const blijvers = kanalen.filter((kanaal) => !paren.some(({ voor }) => voor === kanaal))
  const { goed, botsend } = weiger(paren, blijvers)
  const bestaand = goed.flatMap(({ item, voor }) =>
    voor ? [{ uuid: voor.uuid, voor, na: { uuid: voor.uuid, ...item, actief: true } }] : [],
  )
  const weg = blijvers
    .filter(({ code, actief }) => code !== null && actief)
    .map((voor) => ({ uuid: voor.uuid, voor, na: { ...voor, actief: false } }))
  const nieuw = goed.flatMap(({ item, voor }) => (voor ? [] : [item]))
  const anders = bestaand.filter(({ voor, na }) => voor.naam !== na.naam || !voor.actief || voor.code !== na.code)
  const hernoemd = bestaand.filter(({ voor, na }) => voor.naam !== na.naam)
  const aangezet = bestaand.filter(({ voor }) => !voor.actief)
  return {
    nieuw,
    gewijzigd: [...anders, ...weg],
    verslag: {
      toegevoegd: nieuw.map(({ naam }) => naam),
      hernoemd: hernoemd.map(({ voor, na }) => ({ van: voor.naam, naar: na.naam })),
      aangezet: aangezet.map(({ na }) => na.naam),
      uitgezet: weg.map(({ voor }) => voor.naam),
      ongewijzigd: bestaand.filter((paar) => !hernoemd.includes(paar) && !aangezet.includes(paar)).length,
      overgeslagen: [
        ...overgeslagen,
        ...botsend.map(({ item }) => ({ naam: item.naam, reden: 'Een ander kanaal heeft deze naam al.' })),
      ],
    },
  }
}
