# What knowing one skill implies. Names are those of skills.lex under any spelling; several are set apart by " / ".

[implications]
Spring Boot | implies: Spring / Java
Spring | implies: Java
Hibernate | implies: Java
Quarkus | implies: Java
Micronaut | implies: Java
JUnit | implies: Java
Mockito | implies: JUnit / Java
Maven | implies: Java
Jakarta EE | implies: Java
Android | implies: Kotlin
Jetpack Compose | implies: Kotlin / Android
SwiftUI | implies: Swift / iOS
UIKit | implies: Swift / iOS
React | implies: JavaScript
React Native | implies: React / JavaScript
Next.js | implies: React / JavaScript
Redux | implies: React / JavaScript
Vue.js | implies: JavaScript
Nuxt | implies: Vue.js / JavaScript
Angular | implies: TypeScript / JavaScript
Svelte | implies: JavaScript
jQuery | implies: JavaScript
TypeScript | implies: JavaScript
Node.js | implies: JavaScript
Express | implies: Node.js / JavaScript
NestJS | implies: Node.js / TypeScript
Cypress | implies: JavaScript
Sass | implies: CSS
Tailwind CSS | implies: CSS
Bootstrap | implies: CSS
Django | implies: Python
Flask | implies: Python
FastAPI | implies: Python
pandas | implies: Python
NumPy | implies: Python
scikit-learn | implies: Python / Machine Learning
TensorFlow | implies: Python / Deep Learning
PyTorch | implies: Python / Deep Learning
Keras | implies: Python / Deep Learning
matplotlib | implies: Python
PySpark | implies: Python / Spark
Airflow | implies: Python
Laravel | implies: PHP
Symfony | implies: PHP
WordPress | implies: PHP
ASP.NET | implies: .NET / C#
Entity Framework | implies: .NET / C#
WPF | implies: .NET / C#
Ruby on Rails | implies: Ruby
Flutter | implies: Dart
PostgreSQL | implies: SQL
MySQL | implies: SQL
MariaDB | implies: SQL
Oracle | implies: SQL
SQL Server | implies: SQL
SQLite | implies: SQL
BigQuery | implies: SQL
Snowflake | implies: SQL
Redshift | implies: SQL
SSIS | implies: SQL Server / ETL / SQL
SSRS | implies: SQL Server / SQL
Talend | implies: ETL
Informatica | implies: ETL
dbt | implies: SQL
DAX | implies: Power BI
Power Query | implies: Excel
VBA | implies: Excel
Kubernetes | implies: Docker
Docker Compose | implies: Docker
Helm | implies: Kubernetes / Docker
GitLab | implies: Git
GitHub | implies: Git
GitLab CI | implies: GitLab / Git
GitHub Actions | implies: GitHub / Git
Deep Learning | implies: Machine Learning
Debian | implies: Linux
Ubuntu | implies: Linux
Red Hat | implies: Linux
SAP S/4HANA | implies: SAP
Salesforce | implies: CRM
HubSpot | implies: CRM
Microsoft Dynamics | implies: CRM
Reflex | implies: WMS
Silae | implies: Paie
Sage Paie | implies: Paie
DSN | implies: Paie
