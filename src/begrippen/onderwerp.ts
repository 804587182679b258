const comparable = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** Do these words stand in the onderwerp of a klantcontact? Capitals and accents make no difference; no words fit any onderwerp. */
export const isAbout = (words: string, onderwerp: string): boolean => comparable(onderwerp).includes(comparable(words))
