-- A start that was given up can have left documents locked in its zaaksysteem: they are opened.
create index zaakstart_op_te_ruimen on zaakstart (volgende_poging) where status = 'opgegeven' and stappen ? 'uploads';
