/** Each kind of thing that is made on its own has a stream of pseudo-random numbers. */
export const STREAM = {
  soortPartij: 1,
  partij: 2,
  partijgegevens: 3,
  klantcontact: 4,
  gesprek: 5,
  vervolg: 6,
  correctie: 7,
  zaak: 8,
  aankondiging: 9,
  geboorte: 10,
  zaakverloop: 12,
  zaakdocument: 13,
} as const
