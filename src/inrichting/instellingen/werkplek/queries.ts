/** The key under which settings are kept, those that everybody may know among them. */
export const INSTELLINGEN = ['instellingen'] as const
