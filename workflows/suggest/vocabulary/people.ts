/** People and how to reach them. */
export const PEOPLE: Readonly<Record<string, string>> = {
  name: 'name, title name, naming, caption, имя, название, наименование, имя название, наименование название, nazv, naim, naimen, label name, record name, subject name, называется',
  fullName:
    'fn, formatted name, full name, fullname, display name, displayname, contact name, contact person, person name, contact full name, legal name of person, fio, ф и о, фио, фамилия имя отчество, фамилия имя, имя фамилия, имя и фамилия, фамилия и имя, полное имя, контактное лицо, контактное имя, физическое лицо, физлицо, как вас зовут, ваше имя, your name, name surname, имя клиента, имя контакта, имя покупателя, имя заказчика, clients name, customer name, client name, buyer name, фио клиента, фио контактного лица, фио сотрудника, employee name, имя сотрудника, person, лицо, контакт имя, recipient name, полное имя клиента, attn',
  firstName:
    'first name, firstname, fname, given name, givenname, forename, first, nom, имя собственное, first name of contact',
  lastName:
    'last name, lastname, lname, surname, family name, familyname, second name last, sname, фамилия, familiya, last, sur name',
  middleName:
    'middle name, middlename, mname, patronymic, second name, additional name, отчество, middle initial, otchestvo',
  nickname: 'nickname, nick name, alias, псевдоним, ник, никнейм, preferred name',
  salutation:
    'salutation, honorific, name prefix, courtesy title, обращение, вид обращения, форма обращения, greeting, приветствие, honorific prefix',
  company:
    'works at, company or organization, place of work, current company, current employer, название организации клиента, торговое название, company, company name, companyname, firm, firm name, organization, organisation, organization name, organisation name, org, org name, orgname, account, account name, accountname, business name, business, employer, company title, partner name, parent company, legal name, legal entity, company legal name, trade name, компания, название компании, наименование компании, организация, наименование организации, название организации, фирма, название фирмы, юрлицо, юридическое лицо, предприятие, работодатель, место работы, юр лицо, associated company, customer company, parent account, org unit name, компания клиента, компания контакта, бренд компании, workplace, organization 1 name, company or account, firma, kompaniya, predpriyatie',
  customer:
    'customer id, client id, account id, contact id, customer ref, bill to customer, customer code, наименование клиента, название клиента, наименование контрагента, наименование заказчика, sold to party, person id, ship to customer, customer, client, buyer, purchaser, account holder, bill to, sold to, customer account, клиент, покупатель, заказчик, контрагент, kontragent, klient, zakazchik, pokupatel, потребитель, abonent, абонент, partner, партнер, плательщик, payer, грузополучатель, consignee, получатель, recipient, associated account, business partner',
  contact:
    'contact, contact record, контакт, contacts, контакты, контактные данные, основной контакт, primary contact',
  supplier:
    'supplier id, vendor id, поставщик товара, vendor ref, seller ids, supplier, vendor, provider name, seller, manufacturer supplier, поставщик, продавец, postavshchik, postavshik, postavschik, preferred vendor, preferred supplier, main supplier, основной поставщик, vendor name, supplier name, наименование поставщика, название поставщика, постащик, brand vendor',
  lead: 'lead, prospect, inquiry, enquiry, лид, заявка, обращение клиента, lid, потенциальный клиент',
  employee:
    'members, member, assignees, assigned resource, responsible employee, кто, кто делает, кто потратил, кто выполняет, ответственный за задачу, инициатор, водитель, монтажник, employee id, full name of employee, employee, staff, staff member, worker, member of staff, personnel, сотрудник, работник, sotrudnik, rabotnik, кадр, исполнитель, executor, ispolnitel, assignee, assigned, assigned to, назначено, назначен, кому назначено, doer, technician, operator, мастер, inspector, контролер, checked by, performed by, проверил, accountable person, подотчетное лицо, claimant, requester',
  owner:
    'owned by, owner name, owner email, relationship manager, account rep, sales manager, sales owner name, менеджер по продажам, персональный менеджер, закрепленный менеджер, менеджер клиента, owner, record owner, assigned user, assigned to user, assigned by, assigned by id, assigned user id, salesperson, sales person, sales rep, sales representative, rep, account manager, account owner, lead owner, deal owner, contact owner, company owner, opportunity owner, responsible, responsible person, responsible user, in charge, user, agent, менеджер, основной менеджер, ответственный, ответственный менеджер, ответственное лицо, ответственный сотрудник, ответственный пользователь, владелец, куратор, kurator, menedzher, otvetstvennyi, otvetstvenniy, otvetstvenny, vladelets, курирует, ведет, продавец консультант, owner user, sales owner, sales executive, торговый представитель, торговый агент, рук отв',
  manager:
    'рп, reports to id, supervisor name, manager name, reporting to, manager, supervisor, boss, head, reports to, project manager, team lead, line manager, project lead, руководитель, начальник, руководитель проекта, директор, менеджер проекта, непосредственный руководитель, rukovoditel, leader, reporting manager',
  author:
    'author, created by, creator, made by, added by, create user, автор, создал, кем создан, кем создана, создатель, issued by',
  editor: 'modified by, updated by, last modified by, editor, изменил, кем изменен, редактор',
  phone:
    'work number, business number, tel work, telefon rabochii, phone, telephone, tel, phone number, phonenumber, telephone number, tel number, tel no, phone no, phone 1, phone1, telephone1, contact phone, contact number, phone work, work phone, business phone, office phone, primary phone, main phone, phone main, phones, телефон, тел, номер телефона, контактный телефон, рабочий телефон, номер тел, тел номер, телефоны, telefon, nomer telefona, telefony, контактный номер, телефон рабочий, основной телефон, phone office, phone value, phone 1 value, daytime phone, телефон контакта, тел факс, телефон факс, связь, ph, whatsapp, ватсап, вотсап, whatsapp number, номер whatsapp, vatsap, billing phone, shipping phone, day phone, whats app, number to call',
  mobile:
    'mobile telephone, cell number, tel cell, mobile, mobile phone, mobilephone, cell, cell phone, cellphone, cellular, mobile number, mobile no, handphone, hand phone, gsm, мобильный, мобильный телефон, сотовый, сотовый телефон, моб, моб тел, сот, сот тел, моб телефон, mobilnyi, sotovyi, mobilniy telefon, phone mobile, номер мобильного',
  homePhone:
    'home phone, homephone, phone home, home telephone, домашний телефон, дом тел, residence phone',
  otherPhone:
    'other phone, alternate phone, alternative phone, secondary phone, second phone, phone 2, phone2, telephone2, additional phone, доп телефон, дополнительный телефон, другой телефон, phone other, phone alternate, assistant phone, телефон 2',
  fax: 'fax, fax number, facsimile, fax no, факс, номер факса, faks',
  email:
    'email, e mail, mail, email address, e mail address, emailaddress, electronic mail, mail address, emailaddress1, email1, email 1, e mail 1 value, email value, work email, business email, contact email, primary email, email from, email work, email primary, primary email addr, электронная почта, эл почта, почта, имейл, емейл, емайл, мейл, мэйл, э почта, e почта, емэйл, имэйл, адрес электронной почты, адрес эл почты, электронный адрес, эл адрес, рабочий email, рабочая почта, электропочта, pochta, elektronnaya pochta, el pochta, email контакта, мыло, корпоративная почта, billing email, email id, mailbox, contact mail, user email',
  otherEmail:
    'other email, secondary email, alternate email, second email, email 2, emailaddress2, email cc, additional email, доп почта, personal email, private email, email secondary, личная почта',
  website:
    'website, web site, site, web, homepage, home page, url, website url, web page, webpage, site url, company website, www, domain, web address, internet address, website link, сайт, веб сайт, адрес сайта, сайт компании, веб страница, страница, sait, sayt, интернет сайт, company domain, url сайта, websiteurl, website 1 value, company url, domain name',
  telegram:
    'telegram, telegram username, telegram nick, telegram name, telegram handle, telegram login, tg, tg username, tg nick, tg name, телеграм, телеграмм, телега, ник в телеграм, ник телеграм, тг, telegram account, аккаунт телеграм, юзернейм телеграм, username telegram, im telegram, messenger, мессенджер, логин в телеграм, tg nickname, telegramm',
  telegramId:
    'telegram id, telegram user id, tg id, chat id, telegram chat id, tg user id, id телеграм, телеграм id, tgid, id чата',
  skype: 'skype, skype id, im skype, скайп',
  position:
    'contact position, work position, position name, position title, position, job title, jobtitle, job position, job, role, job role, designation, occupation, function, post, profession, headline, contact title, title at company, title of contact, должность, позиция сотрудника, роль, профессия, dolzhnost, doljnost, dolgnost, занимаемая должность, business title, work title, организация title, organization title, organization 1 title, role title, job function, должн',
  department:
    'department, dept, division, unit of organization, business unit, team, subdivision, отдел, подразделение, департамент, otdel, podrazdelenie, структурное подразделение, work group, sales team, cost center, организационная единица, цех',
  birthday:
    'birthday, birth date, birthdate, date of birth, dob, born, born on, bday, дата рождения, день рождения, data rozhdeniya, д р, др, родился, birth day, дата рожд',
  gender: 'gender, sex, пол',
  language: 'language, lang, locale, preferred language, язык, lang id',
  industry:
    'industry, sector, branch of industry, vertical, line of business, отрасль, сфера деятельности, индустрия, вид деятельности, otrasl, сфера, naics, sic code',
  employees:
    'number of employees, employees number, num employees, numberofemployees, no of employees, employee count, employees count, headcount, company size, staff count, employees, кол во сотрудников, количество сотрудников, число сотрудников, штат, численность, staff size',
  revenue:
    'annual revenue, annualrevenue, yearly revenue, turnover, revenue year, выручка, годовой оборот, оборот, годовая выручка, annual turnover',
  optOut:
    'opt out, unsubscribed, do not call, do not email, has opted out, email opt out, consent, marketing consent, accepts marketing, subscribed, newsletter, согласие, рассылка, подписка, donotcall, согласие на рассылку, do not contact, gdpr',
  taxId:
    'tax id, taxid, tax number, tax no, tax registration number, tin, vat, vat number, vat id, vat no, vat reg no, tax identification number, tax code of company, bin, iin, inn, bin iin, iin bin, inn bin, bin inn, бин, иин, инн, бин иин, иин бин, бин инн, инн бин, инн иин, иин инн, унп, снилс инн, рнн, kpp inn, инн кпп, налоговый номер, идентификационный номер, бизнес идентификационный номер, gstin, gst number, company registration number tax, fiscal code, nip, ein, ssn ein, taxpayer id, taxpayer number, tax identifier, инн организации, бин организации, siret, cif, nif, tax reg number, ust id',
  kpp: 'kpp, кпп',
  ogrn: 'ogrn, огрн, огрнип, okpo, окпо, registration number, company number, регистрационный номер',
  nationalId:
    'national id, national insurance number, passport, passport number, id card, identity card, identity number, social security number, ssn, personal number id, individual number, личный номер, паспорт, номер паспорта, паспортные данные, снилс, удостоверение личности, номер удостоверения, иин сотрудника, индивидуальный идентификационный номер, person id number, document number personal',
  iban: 'iban, bank account, bank account number, account number bank, settlement account, checking account, bank acc, расчетный счет, р с, счет в банке, банковский счет, номер счета в банке, номер счета, лицевой счет, рс, иик, iik, текущий счет, raschetnyi schet, bank details, банковские реквизиты, зарплатный счет, card account, реквизиты',
}
