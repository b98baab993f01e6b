@echo off
rem Starts Tech Medicos. Arguments and environment are those of the service; JAVA_OPTS goes to the JVM.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" %JAVA_OPTS% -jar "%~dp0..\techmedicos.jar" %*
exit /b %ERRORLEVEL%
