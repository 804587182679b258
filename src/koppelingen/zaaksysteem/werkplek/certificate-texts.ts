import { dictionary } from '../../../web/ui/language.tsx'

export const certificateTexts = dictionary(
  {
    legend: 'Clientcertificaat (mTLS)',
    help: 'Alleen als het zaaksysteem erom vraagt. Plak de tekst van de bestanden, in PEM.',
    helpKept: 'Leeg: het certificaat blijft wat het is. De sleutel wordt nergens getoond.',
    subject: 'Van',
    issuer: 'Uitgever',
    until: 'Geldig tot',
    print: 'Vingerafdruk (SHA-256)',
    remove: 'Certificaat weghalen',
    certificate: 'Certificaat',
    certificateHelp: 'Met de keten erachter. Begint met -----BEGIN CERTIFICATE-----.',
    key: 'Sleutel',
    keyHelp: 'De privésleutel, zonder wachtwoord. Hij wordt versleuteld bewaard.',
    authorities: 'Uitgevers van de andere kant',
    authoritiesHelp:
      'Alleen als het certificaat van het zaaksysteem niet van een openbare uitgever is, zoals bij PKIoverheid.',
    own: 'zelf opgegeven',
  },
  {
    legend: 'Client certificate (mTLS)',
    help: 'Only when the case system asks for it. Paste the text of the files, in PEM.',
    helpKept: 'Empty: the certificate stays as it is. Its key is never shown.',
    subject: 'Of',
    issuer: 'Issuer',
    until: 'Valid until',
    print: 'Fingerprint (SHA-256)',
    remove: 'Remove certificate',
    certificate: 'Certificate',
    certificateHelp: 'With its chain. Begins with -----BEGIN CERTIFICATE-----.',
    key: 'Key',
    keyHelp: 'The private key, without a password. It is kept encrypted.',
    authorities: 'Issuers of the other side',
    authoritiesHelp: 'Only when the certificate of the case system is not of a public issuer, as with PKIoverheid.',
    own: 'given by you',
  },
)
