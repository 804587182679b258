-- Users add documents while they record a contact: a scan, a photo, a form.

update rol set rechten = array(select distinct r from unnest(rechten || array['documenten.toevoegen']) r order by r)
where 'klantcontacten.registreren' = any (rechten);
