-- Who answers customers sees in Mijn what they see, for reading alone.
update rol set rechten = array(select distinct r from unnest(rechten || array['mijn.meekijken']) r order by r)
where rechten @> array['klantcontacten.registreren', 'partijen.lezen'];
