/** A page of a list: which one, and of how many objects. */
export interface Venster {
  nummer: number
  grootte: number
}

// So many that were done before may disappear at the source between two requests, and the last of them is still found.
const SPELING = 10

/**
 * Which page to read of a list that stands with the newest first and is taken over from its end, when the first `over` objects are left. On it
 * stand the oldest of those, as many as go on it, and after them the one that was done last: by that one the place is found, wherever the list
 * has moved to. Where no size of about `perPagina` gives such a page, it is the one that ends where the others begin.
 */
export function vensterVan(over: number, perPagina: number): Venster {
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
