/** Mijn, as the application that establishes who somebody is (R1) and that looks on their behalf (R29). */
export const MIJN = { soort: 'applicatie', uuid: '01920000-0000-7000-8000-00000000b412', naam: 'Mijn' } as const
