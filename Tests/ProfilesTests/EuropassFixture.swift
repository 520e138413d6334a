// SPDX-License-Identifier: GPL-3.0-or-later
import CraftedFiles
import DocumentModel
import Foundation

/// One invented person in both vocabularies of Europass, and the page that goes with them.
enum EuropassFixture {
    static let page = [
        "Maëlle Kerdoncuff", "Boulangère pâtissière", "12 rue du Four, 29000 Quimper", "06 12 34 56 78",
        "maelle.kerdoncuff@courriel.example", "", "EXPÉRIENCE PROFESSIONNELLE",
        "mars 2016 – aujourd'hui  Cheffe de laboratoire", "Maison Le Bihan, Quimper",
        "- Production de 300 pains par jour", "- Encadrement de deux apprentis", "2012 – 2015  Vendeuse en boulangerie",
        "Fournil des Halles, Brest", "", "FORMATION", "2010 – 2012  CAP Boulanger", "CFA de Quimper", "",
        "LANGUES", "Breton : langue maternelle", "Anglais : B1", "", "CENTRES D'INTÉRÊT", "Fest-noz, voile",
    ]

    static let passport = """
        <?xml version="1.0" encoding="UTF-8"?>
        <SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass" locale="fr">
        <DocumentInfo><DocumentType>ECV</DocumentType><XSDVersion>V3.4</XSDVersion></DocumentInfo>
        <LearnerInfo>
          <Identification>
            <PersonName><Title><Code>mrs</Code><Label>Mme</Label></Title>
              <FirstName>Maëlle</FirstName><Surname>Kerdoncuff</Surname></PersonName>
            <ContactInfo>
              <Address><Contact><AddressLine>12 rue du Four</AddressLine><PostalCode>29000</PostalCode>
                <Municipality>Quimper</Municipality><Country><Code>FR</Code><Label>France</Label></Country></Contact></Address>
              <Email><Contact>maelle.kerdoncuff@courriel.example</Contact></Email>
              <TelephoneList>
                <Telephone><Contact>02 98 00 00 00</Contact><Use><Code>fax</Code></Use></Telephone>
                <Telephone><Contact>06 12 34 56 78</Contact><Use><Code>mobile</Code></Use></Telephone></TelephoneList>
              <WebsiteList><Website><Contact>https://www.linkedin.com/in/maelle-kerdoncuff</Contact></Website>
                <Website><Contact>https://fournil.example</Contact></Website></WebsiteList>
            </ContactInfo>
            <Demographics><Birthdate year="1990" month="--04" day="---02"/><Gender><Code>F</Code></Gender>
              <NationalityList><Nationality><Code>FR</Code><Label>française</Label></Nationality></NationalityList>
            </Demographics>
            <Photo><MimeType>image/jpeg</MimeType><Data>/9j/4AAQ</Data></Photo>
          </Identification>
          <Headline><Type><Code>preferred_job</Code></Type><Description><Label>Boulangère pâtissière</Label></Description>
          </Headline>
          <WorkExperienceList>
            <WorkExperience>
              <Period><From year="2016" month="--03" day="---01"/><Current>true</Current></Period>
              <Position><Label>Cheffe de laboratoire</Label></Position>
              <Activities>&lt;ul&gt;&lt;li&gt;Production de 300 pains par jour&lt;/li&gt;&lt;li&gt;Encadrement de deux apprentis&lt;/li&gt;&lt;/ul&gt;</Activities>
              <Employer><Name>Maison Le Bihan</Name>
                <ContactInfo><Address><Contact><Municipality>Quimper</Municipality></Contact></Address></ContactInfo></Employer>
            </WorkExperience>
            <WorkExperience>
              <Period><From year="2012"/><To year="2015"/></Period>
              <Position><Label>Vendeuse en boulangerie</Label></Position>
              <Employer><Name>Fournil des Halles</Name></Employer>
            </WorkExperience>
          </WorkExperienceList>
          <EducationList><Education>
            <Period><From year="2010"/><To year="2012" month="--06"/></Period>
            <Title>CAP Boulanger</Title>
            <Organisation><Name>CFA de Quimper</Name></Organisation>
            <Level><Code>3</Code><Label>EQF level 3</Label></Level>
          </Education></EducationList>
          <Skills>
            <Linguistic>
              <MotherTongueList><MotherTongue><Description><Code>br</Code><Label>breton</Label></Description></MotherTongue>
              </MotherTongueList>
              <ForeignLanguageList><ForeignLanguage><Description><Code>en</Code><Label>anglais</Label></Description>
                <ProficiencyLevel><Listening>B2</Listening><Reading>B2</Reading><SpokenInteraction>B1</SpokenInteraction>
                  <SpokenProduction>B1</SpokenProduction><Writing>B1</Writing></ProficiencyLevel></ForeignLanguage>
              </ForeignLanguageList>
            </Linguistic>
            <Computer><Description>Excel, Word</Description></Computer>
            <Driving><Description><Licence>B</Licence></Description></Driving>
          </Skills>
          <AchievementList><Achievement><Title><Code>honors_awards</Code><Label>Prix</Label></Title>
            <Description>Meilleure baguette du Finistère</Description></Achievement></AchievementList>
        </LearnerInfo></SkillsPassport>
        """

    static let candidate = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Candidate xmlns="http://www.europass.eu/1.0" xmlns:oa="http://www.openapplications.org/oagis/9"
          xmlns:eures="http://www.europass_eures.eu/1.0" xmlns:hr="http://www.hr-xml.org/3">
        <CandidateSupplier><PersonContact><PersonName><oa:GivenName>Autre</oa:GivenName>
          <hr:FamilyName>Personne</hr:FamilyName></PersonName></PersonContact></CandidateSupplier>
        <CandidatePerson>
          <PersonName><oa:GivenName>Maëlle</oa:GivenName><hr:FamilyName>Kerdoncuff</hr:FamilyName></PersonName>
          <Communication><ChannelCode>Email</ChannelCode><oa:URI>maelle.kerdoncuff@courriel.example</oa:URI></Communication>
          <Communication><ChannelCode>Social Media</ChannelCode><UseCode>linkedin</UseCode>
            <oa:URI>https://www.linkedin.com/in/maelle-kerdoncuff</oa:URI></Communication>
          <Communication><ChannelCode>Telephone</ChannelCode><UseCode>mobile</UseCode>
            <CountryDialing>33</CountryDialing><oa:DialNumber>0612345678</oa:DialNumber><CountryCode>fr</CountryCode>
          </Communication>
          <Communication><Address type="home"><oa:AddressLine>12 rue du Four</oa:AddressLine>
            <oa:CityName>Quimper</oa:CityName><CountryCode>fr</CountryCode><oa:PostalCode>29000</oa:PostalCode></Address>
          </Communication>
          <NationalityCode>fr</NationalityCode><hr:BirthDate>1990-04-02</hr:BirthDate><hr:GenderCode>Female</hr:GenderCode>
          <PrimaryLanguageCode name="NORMAL">bre</PrimaryLanguageCode>
          <PrimaryLanguageCode name="FREE_TEXT">gallo</PrimaryLanguageCode>
        </CandidatePerson>
        <CandidateProfile languageCode="fr">
          <hr:ExecutiveSummary>&lt;p&gt;Boulangère depuis dix ans.&lt;/p&gt;</hr:ExecutiveSummary>
          <EmploymentHistory>
            <EmployerHistory><hr:OrganizationName>Maison Le Bihan</hr:OrganizationName>
              <PositionHistory><PositionTitle typeCode="FREETEXT">Cheffe de laboratoire</PositionTitle>
                <eures:EmploymentPeriod><eures:StartDate><hr:FormattedDateTime>2016-03</hr:FormattedDateTime></eures:StartDate>
                  <hr:CurrentIndicator>true</hr:CurrentIndicator></eures:EmploymentPeriod>
                <oa:Description>&lt;ol&gt;&lt;li data-list="bullet"&gt;Production de 300 pains par jour&lt;/li&gt;&lt;/ol&gt;</oa:Description>
                <City>Quimper</City><Country>fr</Country></PositionHistory>
              <PositionHistory><PositionTitle>Boulangère</PositionTitle>
                <eures:EmploymentPeriod><eures:StartDate><hr:FormattedDateTime>2015-09-01</hr:FormattedDateTime></eures:StartDate>
                  <eures:EndDate><hr:FormattedDateTime>2016-02</hr:FormattedDateTime></eures:EndDate></eures:EmploymentPeriod>
              </PositionHistory></EmployerHistory>
          </EmploymentHistory>
          <EducationHistory><EducationOrganizationAttendance>
            <hr:OrganizationName>CFA de Quimper</hr:OrganizationName>
            <EducationLevelCode>3</EducationLevelCode>
            <AttendancePeriod><StartDate><hr:FormattedDateTime>2010</hr:FormattedDateTime></StartDate>
              <EndDate><hr:FormattedDateTime>2012-06</hr:FormattedDateTime></EndDate></AttendancePeriod>
            <EducationDegree><hr:DegreeName>CAP Boulanger</hr:DegreeName></EducationDegree>
          </EducationOrganizationAttendance></EducationHistory>
          <eures:Licenses><eures:License><hr:LicenseTypeCode>B</hr:LicenseTypeCode></eures:License></eures:Licenses>
          <Certifications><Certification><hr:CertificationName>HACCP</hr:CertificationName>
            <hr:FirstIssuedDate><hr:FormattedDateTime>2018-05</hr:FormattedDateTime></hr:FirstIssuedDate>
            </Certification></Certifications>
          <PersonQualifications>
            <PersonCompetency><CompetencyID schemeName="NORMAL">eng</CompetencyID><hr:TaxonomyID>language</hr:TaxonomyID>
              <eures:CompetencyDimension><hr:CompetencyDimensionTypeCode>CEF-Understanding-Listening</hr:CompetencyDimensionTypeCode>
                <eures:Score><hr:ScoreText>B2</hr:ScoreText></eures:Score></eures:CompetencyDimension>
              <eures:CompetencyDimension><hr:CompetencyDimensionTypeCode>CEF-Writing-Production</hr:CompetencyDimensionTypeCode>
                <eures:Score><hr:ScoreText>B1</hr:ScoreText></eures:Score></eures:CompetencyDimension></PersonCompetency>
          </PersonQualifications>
          <Projects><Project><Title>Four solaire</Title><Description>&lt;p&gt;Cuisson sans gaz&lt;/p&gt;</Description></Project>
          </Projects>
          <DigitalSkills><DigitalSkillsGroup><Title>Bureautique</Title><DigitalSkill>Excel</DigitalSkill>
            <DigitalSkill>Word</DigitalSkill></DigitalSkillsGroup></DigitalSkills>
          <eures:Attachment><oa:FileType>photo</oa:FileType><oa:EmbeddedData>aGVsbG8=</oa:EmbeddedData></eures:Attachment>
        </CandidateProfile></Candidate>
        """

    /// The document of a page with data attached.
    static func document(_ page: [String] = page, data: String) throws -> Document {
        var pdf = CraftedPDF.page(page)
        pdf.attach([("europass.xml", Data(data.utf8))])
        return try CVReading.extract(pdf.data, name: "cv.pdf")
    }
}
