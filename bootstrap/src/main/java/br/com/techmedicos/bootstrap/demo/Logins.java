package br.com.techmedicos.bootstrap.demo;

/**
 * Who can log in to the demonstration; made at its start, known to nobody before.
 *
 * @param password everybody's
 * @param operator the operator's login
 * @param doctorCrmNumber the number of the doctor who is in a consultation right now
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
