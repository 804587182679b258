/** Refers to an existing zaak by the number that people know it by. */
export const zaakWithNummer = (nummer: string) => ({
  objectId: nummer.trim(),
  codeRegister: 'openzaak',
  codeSoortObjectId: 'identificatie',
  codeObjecttype: 'zaak' as const,
})
