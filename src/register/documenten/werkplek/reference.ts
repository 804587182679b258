/** Makes the reference from a bijlage to a document that Balie keeps. */
export const toDocument = (objectId: string) => ({
  identificator: { objectId, codeObjecttype: 'informatieobject', codeRegister: 'balie', codeSoortObjectId: 'uuid' },
})
