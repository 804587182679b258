import { dictionary } from '../../../web/ui/language.tsx'

export const documentTexts = dictionary(
  {
    checking: 'wordt op virussen gecontroleerd',
    infected: 'besmet, gaat niet open',
    incomplete: 'nog niet compleet',
  },
  {
    checking: 'is being scanned for viruses',
    infected: 'infected, does not open',
    incomplete: 'not complete yet',
  },
)
