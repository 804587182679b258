/** The query key of the settings, including those that everybody may know. */
export const INSTELLINGEN = ['instellingen'] as const
