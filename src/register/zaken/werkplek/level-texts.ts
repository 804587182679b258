import { dictionary } from '../../../web/ui/language.tsx'

/** How vertrouwelijk a zaak is, in words. */
export const levelTexts = dictionary(
  {
    openbaar: 'openbaar',
    beperkt_openbaar: 'beperkt openbaar',
    intern: 'intern',
    zaakvertrouwelijk: 'zaakvertrouwelijk',
    vertrouwelijk: 'vertrouwelijk',
    confidentieel: 'confidentieel',
    geheim: 'geheim',
    zeer_geheim: 'zeer geheim',
  },
  {
    openbaar: 'public',
    beperkt_openbaar: 'restricted public',
    intern: 'internal',
    zaakvertrouwelijk: 'case confidential',
    vertrouwelijk: 'confidential',
    confidentieel: 'highly confidential',
    geheim: 'secret',
    zeer_geheim: 'top secret',
  },
)
