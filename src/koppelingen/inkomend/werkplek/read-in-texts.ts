import { dictionary } from '../../../web/ui/language.tsx'

export const readInTexts = dictionary(
  {
    title: 'Verzoek van het Omgevingsloket inlezen',
    intro:
      'Kwam een verzoek niet vanzelf binnen? Lees dan hier het XML-bericht in. Is het er al, dan ziet u het klantcontact dat er al was.',
    file: 'Bericht',
    fileHelp: 'Het XML-bestand van het verzoek, hoogstens 100 MB.',
    fileMissing: 'Kies het XML-bestand van het verzoek.',
    act: 'Inlezen',
    done: 'Dit verzoek is vastgelegd als klantcontact',
  },
  {
    title: 'Read in a request of the Omgevingsloket',
    intro:
      'Did a request not come in by itself? Read the XML message in here. When it is there already, you see the contact that it became.',
    file: 'Message',
    fileHelp: 'The XML file of the request, 100 MB at most.',
    fileMissing: 'Choose the XML file of the request.',
    act: 'Read in',
    done: 'This request is registered as contact',
  },
)
