/** The kanaal of what is asked and done in Mijn. */
export const KANAAL_MIJN = 'mijn omgeving'
