The libraries in lib/, each with its licence, as its authors state them:

<#list dependencyMap as entry>
<#assign library = entry.getKey()/>
<#if library.groupId != "br.com.techmedicos">
${library.groupId}:${library.artifactId}:${library.version} - ${entry.getValue()?join(", or ")} - ${library.url!"no address"}
</#if>
</#list>
