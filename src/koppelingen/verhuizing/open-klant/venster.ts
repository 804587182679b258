/** A page of a list: its number, and its size in objects. */
export interface Venster {
  nummer: number
  grootte: number
}

// Up to this many objects that were done before may disappear at the source between two requests, and the last of them is still found.
const SPELING = 10

/**
 * Gives the page to read of a list that begins with the newest and is taken over from its end, when the first `over` objects are left. The
 * page holds as many of the oldest of those as fit, and after them the object that was done last, which shows the place wherever the list
 * has moved. When no size near `perPagina` gives such a page, it is the page that ends where the others begin.
 */
export function windowOf(over: number, perPagina: number): Venster {
  const speling = Math.min(SPELING, Math.floor(perPagina / 5))
  let venster: Venster = { nummer: Math.ceil(over / perPagina), grootte: perPagina }
  let meeste = 0
  for (let grootte = perPagina; grootte >= perPagina * 0.8; grootte -= 1) {
    const nieuw = over % grootte
    if (nieuw <= meeste || nieuw > grootte - speling) continue
    venster = { nummer: Math.floor(over / grootte) + 1, grootte }
    meeste = nieuw
  }
  return venster
}
