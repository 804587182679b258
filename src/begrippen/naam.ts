interface Naamdelen {
  voorletters?: string | null | undefined
  voornaam?: string | null | undefined
  voorvoegsel?: string | null | undefined
  achternaam?: string | null | undefined
}

/**
 * Writes the name of a person as under a letter: "W.F. d'Angelo". Whose voornaam is not known is called by their voorletters, and after an
 * apostrophe comes no space. The database does it likewise, in `volledige_naam`. Empty when there is nothing.
 */
export function nameFrom({ voorletters, voornaam, voorvoegsel, achternaam }: Naamdelen): string {
  const behind = voorvoegsel && !/['’]$/.test(voorvoegsel) ? `${voorvoegsel} ` : (voorvoegsel ?? '')
  return [voornaam || voorletters, `${behind}${achternaam ?? ''}`].filter(Boolean).join(' ').trim()
}
