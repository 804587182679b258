import type { Kanaal, KanaalVerslag } from './contract.ts'

/** A kanaal as it is stored. */
export interface KanaalStand extends Pick<Kanaal, 'uuid' | 'naam' | 'actief' | 'gesprek'> {
  /** The code of the item that it was taken over from. */
  code: string | null
}

/** A valid item of the list in the Referentielijsten API. */
export interface Item {
  code: string
  naam: string
}

/** The changes that bring the kanalen in line with the list. */
export interface Overname {
  nieuw: Item[]
  gewijzigd: { uuid: string; voor: KanaalStand; na: KanaalStand }[]
  verslag: Omit<KanaalVerslag, 'proef'>
}

const LANGSTE_NAAM = 50
const gelijk = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

/** Says why an item cannot become a kanaal, or returns undefined when it can. */
function bezwaar({ naam, code }: Item, eerder: readonly Item[]): string | undefined {
  if (naam.trim() === '') return 'De naam is leeg.'
  if (naam.trim().length > LANGSTE_NAAM) return `De naam is langer dan ${LANGSTE_NAAM} tekens.`
  if (eerder.some((ander) => gelijk(ander.naam, naam.trim()))) return 'De lijst heeft deze naam al.'
  return eerder.some((ander) => ander.code === code) ? 'De lijst heeft deze code al.' : undefined
}

/** Separates the items that can become kanalen from the others, which get a reason. */
function sift(items: readonly Item[]): { bruikbaar: Item[]; overgeslagen: KanaalVerslag['overgeslagen'] } {
  const bruikbaar: Item[] = []
  const overgeslagen: KanaalVerslag['overgeslagen'] = []
  for (const item of items) {
    const reden = bezwaar(item, bruikbaar)
    if (reden) overgeslagen.push({ naam: item.naam, reden })
    else bruikbaar.push({ code: item.code, naam: item.naam.trim() })
  }
  return { bruikbaar, overgeslagen }
}

/** Matches each item with a kanaal: the one with its code, or else one with its name that no code matches. */
function link(kanalen: readonly KanaalStand[], items: readonly Item[]) {
  const paren = items.map((item) => ({ item, voor: kanalen.find(({ code }) => code === item.code) }))
  for (const paar of paren) {
    const bezet = paren.map(({ voor }) => voor)
    paar.voor ??= kanalen.find((kanaal) => !bezet.includes(kanaal) && gelijk(kanaal.naam, paar.item.naam))
  }
  return paren
}

type Paar = ReturnType<typeof link>[number]

/**
 * Separates the pairs whose name is free from those whose name is kept by a kanaal outside the list. A kanaal that cannot be renamed keeps
 * its own name too.
 */
function refuse(paren: readonly Paar[], blijvers: readonly KanaalStand[]): { goed: Paar[]; botsend: Paar[] } {
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
 * Plans how the kanalen become equal to the list. An item matches the kanaal with its code, or else with its name. A kanaal from the list
 * that is no longer in it is made inactive; a kanaal that beheer made itself stays as it is.
 */
export function takeOver(kanalen: readonly KanaalStand[], items: readonly Item[]): Overname {
  const { bruikbaar, overgeslagen } = sift(items)
  const paren = link(kanalen, bruikbaar)
  const blijvers = kanalen.filter((kanaal) => !paren.some(({ voor }) => voor === kanaal))
  const { goed, botsend } = refuse(paren, blijvers)
  const bestaand = goed.flatMap(({ item, voor }) =>
    voor ? [{ uuid: voor.uuid, voor, na: { ...voor, ...item, actief: true } }] : [],
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
