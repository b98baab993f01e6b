package br.com.techmedicos.bootstrap.demo;

/**
 * The logins of the demo, generated at its start.
 *
 * @param doctorCrmNumber the doctor who is in a consultation right now
 * @param doctorCrmState the unit of that doctor
 * @param patientCpf the patient in that consultation
 * @param otherPatientEmail another patient, who has a meeting in five minutes
 * @param roomDoctorCrmNumber the number of the doctor of that meeting
 * @param roomDoctorCrmState the unit of that doctor
 * @param roomId the appointment of that meeting
 */
record Logins(
    String password,
    String operator,
    String doctorCrmNumber,
    String doctorCrmState,
    String patientCpf,
    String otherPatientEmail,
    String roomDoctorCrmNumber,
    String roomDoctorCrmState,
    String roomId) {}
