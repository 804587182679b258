/** Refers to an existing zaak by the number that people know it by. */
export const zaakWithNummer = (nummer: string) => ({
  objectId: nummer.trim(),
  codeRegister: 'openzaak',
  codeSoortObjectId: 'identificatie',
  codeObjecttype: 'zaak' as const,
})

/** The ZGW standards allow a zaak this long an omschrijving. */
const LANGSTE_OMSCHRIJVING = 80

/** Gives the name of a zaak that is started because of a klantcontact, when nobody gave it an omschrijving. */
export const omschrijvingUit = (onderwerp: string): string => onderwerp.slice(0, LANGSTE_OMSCHRIJVING)

/** Finds the initiator of a zaak among the betrokkenen of a klantcontact: the klant who took the initiative, or else the first klant. */
export function initiatorOf<Betrokkene extends { rol: 'klant' | 'vertegenwoordiger'; initiator: boolean }>(
  betrokkenen: readonly Betrokkene[],
): Betrokkene | undefined {
  const klanten = betrokkenen.filter(({ rol }) => rol === 'klant')
  return klanten.find(({ initiator }) => initiator) ?? klanten[0] ?? betrokkenen[0]
}
