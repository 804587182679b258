import type { Vraagsoort } from './vraagsoort.ts'
import { AFVAL_EN_MILIEU } from './vragen/afval-en-milieu.ts'
import { BELASTINGEN } from './vragen/belastingen.ts'
import { BURGERZAKEN } from './vragen/burgerzaken.ts'
import { JURIDISCHE_ZAKEN } from './vragen/juridische-zaken.ts'
import { KLANTCONTACTCENTRUM } from './vragen/klantcontactcentrum.ts'
import { OPENBARE_RUIMTE } from './vragen/openbare-ruimte.ts'
import { VERGUNNINGEN } from './vragen/vergunningen.ts'
import { WERK_EN_INKOMEN } from './vragen/werk-en-inkomen.ts'
import { WMO_EN_JEUGD } from './vragen/wmo-en-jeugd.ts'

/** The customers of the municipality ask these kinds of questions. */
export const VRAAGSOORTEN: readonly Vraagsoort[] = [
  ...KLANTCONTACTCENTRUM,
  ...BURGERZAKEN,
  ...BELASTINGEN,
  ...WERK_EN_INKOMEN,
  ...WMO_EN_JEUGD,
  ...VERGUNNINGEN,
  ...OPENBARE_RUIMTE,
  ...AFVAL_EN_MILIEU,
  ...JURIDISCHE_ZAKEN,
]
